'use strict';
// Elements and texts. Every text of the data reaches the page as a text node: the content security policy forbids
// markup from strings.

const SVG = 'http://www.w3.org/2000/svg';
const $ = id => document.getElementById(id);

// An element; a text in place of attributes is its class.
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  if (typeof attributes === 'string') element.className = attributes;
  else for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat(3).filter(child => child != null && child !== ''));
  return element;
}

function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// Characters that hide in a name or turn its direction; joiners have their place in Arabic and Indian words.
const HIDDEN = new RegExp(
  '[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]'
  + '|(?<=[\\p{sc=Latn}\\p{sc=Cyrl}\\p{sc=Grek}\\p{sc=Hani}])[\\u200c\\u200d]', 'gu');

function withHidden(text) {
  const pieces = [];
  let last = 0;
  for (const found of text.matchAll(HIDDEN)) {
    const code = 'U+' + found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, '0');
    pieces.push(text.slice(last, found.index), make('i', {class: 'hidden', title: 'a hidden character'}, code));
    last = found.index + found[0].length;
  }
  pieces.push(text.slice(last));
  return pieces.filter(piece => piece !== '');
}

// A text of the data: its direction is its own.
const shown = text => make('bdi', '', ...withHidden(String(text)));
const chip = (kind, ...content) => make('span', 'chip ' + kind, ...content);
const grouped = new Intl.NumberFormat('en');
const number = count => grouped.format(count);
const plural = (count, word) => `${number(count)} ${word}${count === 1 ? '' : 's'}`;
const parties = count => count === 1 ? '1 party' : `${number(count)} parties`;
const points = amount => (amount < 0 ? '−' : '+') + Math.abs(amount).toFixed(3);
