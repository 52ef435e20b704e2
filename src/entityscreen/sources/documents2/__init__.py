from entityscreen.sources.documents2.extraction import iterate_mentions


def extract(source):
    return list(iterate_mentions(source))
