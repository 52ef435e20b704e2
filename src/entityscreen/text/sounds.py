"""Sound keys: one representative of all usual spellings of the same sound, for Latin words of all cultures.

Here belongs the sound of a spelling: consonant groups become single sounds, vowels three classes (a; e and i; o and
u); and the consonant keys, which two spellings of one name share whatever their script. How alike two sounds are
belongs to `phonetics.py`; other scripts are spelled in Latin letters by `romanisation/` first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from entityscreen.caches import BoundedDict, named_cache


@dataclass(frozen=True, slots=True)
class Rule:
    """One step of hearing, with the proof that it helps and that it does not go too far.

    Attributes:
        spelling: letters to replace; `<` and `>` are the ends of the word.
        sound: what they become: letters for later rules, or a capital, which later rules leave alone
            (C as in church, D as in jam, H as in loch, J as in yes, Q as in pleasure, X as in ship,
            Z as in zoo and tsar).
        meet: two spellings of one name that meet by it.
        apart: two names that stay apart.
    """

    spelling: str
    sound: str
    meet: tuple[str, str]
    apart: tuple[str, str]


def _rules(table: str) -> tuple[Rule, ...]:
    rules = []
    for line in table.split("\n"):
        if line.strip():
            spelling, sound, first, second, third, fourth = line.split()
            rules.append(Rule(spelling, sound.strip("-"), (first, second), (third, fourth)))
    return tuple(rules)


# Longer groups first, then single letters. Columns: Rule.spelling, .sound, .meet, .apart.
RULES = _rules("""
    schtsch X     schtschukin  shchukin      shchukin  chukin
    shtsh   X     shtsherbak   shcherbak     shcherbak cherbak
    chtch   X     chtcherbakov shcherbakov   shcherbak cherbak
    shch    X     shchukin     schukin       shchukin  chukin
    szcz    X     szczerbakow  shcherbakov   shcherbak cherbak
    tzsch   C     tzschech     tschech       tschech   schech
    tsch    C     tschechow    chechow       tschechow schechow
    dsch    D     dschamal     djamal        jamal     shamal
    dzh     D     dzhamal      djamal        jamal     zamal
    tch     C     tchaikovski  chaikovski    chaik     shaik
    tsh     C     tshabalala   chabalala     chabal    shabal
    cz      C     czerny       cherny        cherny    zerny
    cs      C     csaba        chaba         chaba     saba
    ksh     ks    lakshmi      laxmi         lakshmi   lasmi
    sch     X     schuster     shuster       shuster   suster
    sh      X     shevardnadze schevardnadze shamil    samil
    nezhad  nejad nezhad       nejad         nezhad    nezad
    zh      Q     zhukov       zhukow        zhukov    zukov
    kh      H     mikhail      mihail        khalid    kalid
    ph      f     philip       filip         philip    pilip
    <chatz  <hatz chatzis      hatzis        chatzis   catis
    chn     kn    technik      teknik        technik   tehnik
    chr     kr    christian    kristian      christian cristina
    <chl    <kl   chloe        kloe          chloe     loe
    ght     t     wright       writ          wright    wrigh
    therin  trin  katherin     kathrin       katherin  kathern
    thryn   trin  kathryn      kathrin       kathryn   kathy
    tion>   Xon>  solution     solushon      solution  salution
    tions>  Xons> solutions    solushons     solutions salutions
    th      t     thomas       tomas         thomas    homas
    dh      d     kadhafi      kadafi        kadhafi   kahafi
    gh      g     ghaffar      gaffar        ghaffar   haffar
    bh      b     subhash      subash        bhatt     hatt
    ques>   k>    jacques      jak           jacques   jacob
    ck      k     patrick      patrik        patrick   patris
    cq      k     acquisto     akuisto       acquisto  asquisto
    que>    k>    dominique    dominik       dominique dominike
    vic>    viC>  milovic      milovich      milovic   milovik
    jic>    jiC>  mujic        mujich        mujic     mujik
    ancoi   ansoi francois     fransois      francois  franki
    cc      k     rebecca      rebeca        rebecca   rebesa
    ch      C     chavez       tchavez       chavez    shavez
    tz      Z     schultz      schulz        schultz   schult
    ts      Z     yeltsin      jelzin        yeltsin   yeltin
    zz      Z     rizzo        rizo          rizzo     risso
    z       Z     zukerman     tsukerman     zara      sara
    ce      se    cecil        sesil         cecil     kekil
    ci      si    cindy        sindy         cindy     kindy
    cy      si    cyril        siril         cyril     kyril
    c       k     carl         karl          carl      sarl
    qua     ka    quaddafi     kaddafi       quaid     said
    que     ke    enriquez     enrikez       enriquez  enrisez
    qui     ki    quito        kito          quito     sito
    q       k     qaddafi      kaddafi       qasim     hasim
    xh      D     xhemal       djemal        xhafer    hafer
    x       ks    alexei       aleksei       alexei    alesei
    dj      D     djamal       dzhamal       djamal    damal
    dge     De    bridget      bridjet       bridget   brinet
    gue     ge    miguel       migel         miguel    mihel
    gui     gi    guillermo    gillermo      guillermo willermo
    off>    ov>   ivanoff      ivanov        ivanoff   ivano
    eff>    ev>   gortscheff   gorchev       gorchev   gorche
    <oua    <va   oualid       valid         oualid    alid
    <oue    <ve   ouedraogo    vedraogo      oueda     oueta
    <ou     <u    oumar        umar          oumar     amar
    owd     aud   gowdy        gaudy         gowdy     goldy
    own     aun   brown        braun         brown     bron
    ewt     iut   newton       niuton        newton    nekton
    <newb   <niub newbury      niubury       newbury   nebury
    <newc   <niuc newcomb      niucomb       newcomb   necomb
    <newk   <niuk newkirk      niukirk       newkirk   nekirk
    <newm   <nium newman       niuman        newman    neman
    ews     ius   andrews      andrius       andrews   andres
    awl     aul   rawlins      raulins       rawlins   rallins
    awn     aun   shawn        shaun         shawn     shan
    w       v     walter       valter        walter    alter
    <dm     <dim  dmitri       dimitri       dmitri    mitri
    ine>    in>   eltsine      eltsin        eltsine   eltsina
    mane>   man>  osmane       osman         osmane    osmani
    oune>   un>   haroune      harun         haroune   haruna
    ppe>    p>    philippe     philip        philippe  philippa
    fe>     f>    wolfe        wolf          wolfe     wolfa
    ohn     on    john         jon           john      joan
    ahn     an    hahn         han           hahn      hanna
    ehn     en    behn         ben           behn      bena
    uhn     un    kuhn         kun           kuhn      kuna
    ihn     in    kihn         kin           kihn      kina
    ahl     al    stahl        stal          stahl     stahel
    ehl     el    mehl         mel           mehl      mehel
    ohl     ol    kohl         kol           kohl      kohel
    uhl     ul    kuhl         kul           kuhl      kuhel
    ahr     ar    sahra         sarah         bahram    braham
    ohr     or    mohr         mor           mohr      mohar
    uhr     ur    buhr         bur           buhr      buhar
    <allah> <ala>  allah       alah          allah     ullu
    allah>  ullah> hizballah   hizbollah     abdallah  abdul
    eh>     a>    fatemeh      fatema        fatemeh   fatemi
    h>      >     abdullah     abdulla       abdullah  abdul
    dt>     t>    schmidt      schmit        schmidt   schmi
    d>      t>    ahmad        ahmat         ahmad     ahman
    <ye     <e    yevgeni      evgeni        yevgeni   vgeni
    <jel    <el   jelena       elena         jelena    lena
    <jek    <ek   jekaterina   ekaterina     jekater   kater
    <jev    <ev   jevgeni      evgeni        jevgeni   vgeni
    <jew    <ew   jewgeni      evgeni        jewgeni   vgeni
    <jeg    <eg   jegor        egor          jegor     gegor
    <je     <De   jerome       djerome       jerome    yerome
    <ji     <Di   jihad        djihad        jihad     yihad
    <j      <J    jusuf        yusuf         jusuf     dusuf
    <io     <Jo   iossif       yossif        iossif    ossif
    <ia     <Ja   iakov        yakov         iakov     akov
    <iu     <Ju   iuri         yuri          iuri      uri
    <ya     <Ja   yakov        jakov         yakov     akov
    <yo     <Jo   yosef        josef         yosef     osef
    <yu     <Ju   yusuf        jusuf         yusuf     usuf
    aja     aDa   rajab        radjab        rajab     rayab
    aji     aDi   majid        madjid        majid     mayid
    aju     aDu   haju         hadju         haju      hayu
    iji     iDi   hijiri       hidjiri       hijiri    hiri
    nj      nD    anjum        andjum        anjum     anyum
    rj      rD    arjun        ardjun        arjun     aryun
    nb      mb    junblat      jumblat       junblat   junlat
""")
_DIPHTHONGS = (("ai", "i"), ("ae", "i"), ("ay", "i"), ("aj", "i"), ("ea", "i"), ("oe", "u"), ("ue", "u"), ("eo", "io"))
# Letters that a step makes out of themselves at most: one for them is idle in a word without them, as most steps are.
_NEVER_MADE = frozenset("bcdeghjlopqrwxyz")
# In order, each with those of these letters that it needs.
_STEPS = tuple((_NEVER_MADE.intersection(s[0]), s) for s in (*((r.spelling, r.sound) for r in RULES), *_DIPHTHONGS))
_CLASSES = str.maketrans(
    {"e": "i", "y": "i", "j": "i", "o": "u", "<": None, ">": None, "C": "c", "D": "j", "H": "h", "X": "x"}
    | {"Z": "z", "Q": "q", "J": "y"}
)


_SOUNDS = BoundedDict("names.sound", 400_000)


def sound_key(latin: str) -> str:
    """One representative of all usual spellings of the same sound.

    Args:
        latin: a lower-case word of ASCII letters; other characters are kept as they are.

    Returns:
        The key, in which equal letters in a row are one.

    Example:
        >>> sound_key("yeltsin"), sound_key("jelzin"), sound_key("eltsine")
        ('ilzin', 'ilzin', 'ilzin')
    """
    known: str | None = _SOUNDS.get(latin)
    if known is None:
        known = _SOUNDS[latin] = single_letters(_heard(_marked(latin)))
    return known


def sound_keys(words: Sequence[str]) -> list[str]:
    """The sound keys of several words, those that are new heard in one text.

    Args:
        words: as for `sound_key`; each on a line of its own.

    Example:
        >>> sound_keys(["yeltsin", "xi"])
        ['ilzin', 'ksi']
    """
    known = {word: sound for word in words if (sound := _SOUNDS.get(word)) is not None}
    new = [word for word in dict.fromkeys(words) if word not in known]
    if new:
        heard = dict(zip(new, single_letters(_heard("\n".join(map(_marked, new)))).split("\n"), strict=True))
        _SOUNDS.remember(heard)
        known |= heard
    return [known[word] for word in words]


def _marked(latin: str) -> str:
    """A word with its ends marked; nobody begins one with a long sound."""
    return f"<{latin[1:]}>" if latin[:1] == latin[1:2] else f"<{latin}>"


def _heard(text: str) -> str:
    """What words sound like, equal letters in a row as they are."""
    for spelling, sound in _steps(_NEVER_MADE.intersection(text)):
        text = text.replace(spelling, sound) if spelling in text else text
    return text.translate(_CLASSES)


@named_cache("names.sound_steps", maxsize=20_000)
def _steps(letters: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """The steps that can do something in a word with these letters of `_NEVER_MADE`, in order."""
    return tuple([step for needed, step in _STEPS if needed <= letters])


_REPEATED = re.compile(r"(.)(?=\1)")


def single_letters(text: str) -> str:
    """Equal letters in a row become one."""
    return _REPEATED.sub("", text)


# Places of articulation. Vowels are left out, and h and the sounds of j, which come and go between spellings.
_PLACES = str.maketrans(
    {**dict.fromkeys("aiuhjqwy", ""), **dict.fromkeys("bpfv", "p"), **dict.fromkeys("tdszxc", "t")}
    | {**dict.fromkeys("kg", "k"), "r": "l"}
)
_SKELETON = str.maketrans({**dict.fromkeys("aiu", ""), "g": "k"})
# Sounds of one spelling that another language hears otherwise: Sergei, Geoffrey; Michael, Mitchell.
_AMBIGUOUS = (("gi", "ji"), ("c", "k"))


@named_cache("names.consonants", maxsize=400_000)
def consonant_keys(latin: str) -> tuple[str, ...]:
    """The places of a word's consonants: what two hearings of one name share whatever their script.

    A word has several when its letters can be heard in several ways: a soft or hard g and ch, a silent r, re or w.

    Args:
        latin: a lower-case word of ASCII letters.

    Returns:
        One to eight keys without repetition; none when the word has no lasting consonant.

    Example:
        >>> consonant_keys("mohammed"), consonant_keys("mhmd"), consonant_keys("spencer")
        (('mt',), ('mt',), ('tpntl', 'tpnt'))
    """
    hearings = [sound_key(latin).replace("ng", "n")]
    for letters, other in _AMBIGUOUS:
        if letters in hearings[0]:
            hearings += [hearing.replace(letters, other) for hearing in hearings]
    if "kh" in latin:
        hearings.append(sound_key(latin.replace("kh", "k")))
    if latin.endswith("w"):
        hearings.append(sound_key(latin[:-1]))
    if latin.endswith("re") and (silent := sound_key(latin[:-2])):
        hearings.append(silent)
    if "r" in hearings[0]:
        hearings += [_without_coda_r(hearing) for hearing in hearings]
    keys = dict.fromkeys(single_letters(hearing.translate(_PLACES)) for hearing in hearings)
    return tuple(key for key in keys if key)


def _without_coda_r(sound: str) -> str:
    """A sound without the r that English leaves out: before a consonant and at the end."""
    following = f"{sound[1:]}>"
    return "".join(c for c, after in zip(sound, following, strict=True) if c != "r" or after in "aiu")


def consonant_key(latin: str) -> str:
    """The consonants of a word's sound: finer than `consonant_keys`, for comparing rather than for finding.

    Args:
        latin: a lower-case word of ASCII letters.

    Returns:
        The consonants, g as k; empty when there is none.

    Example:
        >>> consonant_key("mohammed"), consonant_key("muhamad"), consonant_key("mhmd")
        ('mhmt', 'mhmt', 'mhmt')
    """
    return single_letters(sound_key(latin).translate(_SKELETON))
