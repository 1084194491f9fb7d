#!/usr/bin/env python3
"""Writes UnicodeData.g.cs from Python's unicodedata: python3 generate.py > UnicodeData.g.cs

What the tables say is in UnicodeTables.cs. Run it with the Python of the Unicode version wanted;
changing the version changes tokens, so stores have to be indexed anew.
"""
import base64
import sys
import unicodedata as u
import zlib

OTHER, LETTER, BASE, DIGIT, MARK, STRIPPED, SINGLE, IGNORABLE, EMOJI, WEAK_EMOJI, TONE, REGIONAL, TAG, APOSTROPHE = range(14)

# emoji-data.txt, Extended_Pictographic, Unicode 14.
PICTOGRAPHIC = """A9-A9 AE-AE 203C-203C 2049-2049 2122-2122 2139-2139 2194-2199 21A9-21AA 231A-231B 2328-2328 2388-2388
23CF-23CF 23E9-23F3 23F8-23FA 24C2-24C2 25AA-25AB 25B6-25B6 25C0-25C0 25FB-25FE 2600-2605 2607-2612 2614-2685 2690-2705
2708-2712 2714-2714 2716-2716 271D-271D 2721-2721 2728-2728 2733-2734 2744-2744 2747-2747 274C-274C 274E-274E 2753-2755
2757-2757 2763-2767 2795-2797 27A1-27A1 27B0-27B0 27BF-27BF 2934-2935 2B05-2B07 2B1B-2B1C 2B50-2B50 2B55-2B55 3030-3030
303D-303D 3297-3297 3299-3299 1F000-1F0FF 1F10D-1F10F 1F12F-1F12F 1F16C-1F171 1F17E-1F17F 1F18E-1F18E 1F191-1F19A
1F1AD-1F1E5 1F201-1F20F 1F21A-1F21A 1F22F-1F22F 1F232-1F23A 1F23C-1F23F 1F249-1F3FA 1F400-1F53D 1F546-1F64F 1F680-1F6FF
1F774-1F77F 1F7D5-1F7FF 1F80C-1F80F 1F848-1F84F 1F85A-1F85F 1F888-1F88F 1F8AE-1F8FF 1F90C-1F93A 1F93C-1F945 1F947-1FAFF
1FC00-1FFFD"""
# Symbols that are text unless a variation selector makes them a picture: a bare (c) or arrow must not split a phrase.
WEAK = "A9 AE 203C 2049 2122 2139 2194-2199 21A9-21AA 2388 24C2 25AA-25AB 25B6 25C0 25FB-25FE 2716 2795-2797 27A1 2934-2935 2B05-2B07 3030 303D 3297 3299"
HARAKAT_AND_NIQQUD = "610-61A 64B-652 656-65F 670 6D6-6DC 6DF-6E4 6E7-6E8 6EA-6ED 8D3-8E1 8E3-8FF 591-5BD 5BF 5C1-5C2 5C4-5C5 5C7"
# Default_Ignorable_Code_Point beside category Cf.
IGNORED = "34F 115F-1160 17B4-17B5 180B-180F 3164 FE00-FE0F FFA0 E0100-E01EF"
SINGLE_NAMES = ("CJK UNIFIED", "CJK COMPAT", "HIRAGANA", "KATAKANA", "HALFWIDTH KATAKANA", "IDEOGRAPHIC", "VERTICAL IDEOGRAPHIC",
                "HANGZHOU", "HENTAIGANA", "THAI", "LAO", "KHMER", "MYANMAR")
# Voicing marks of half-width kana: letters by category, marks by use.
HALF_WIDTH_MARKS = (0xFF9E, 0xFF9F)
BASE_NAMES = ("LATIN", "GREEK", "CYRILLIC")


def ranges(text):
    for part in text.split():
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


pictographic, weak, stripped, ignored = (set(ranges(t)) for t in (PICTOGRAPHIC, WEAK, HARAKAT_AND_NIQQUD, IGNORED))


def fold(c):
    """Simple case folding: statuses C and S of CaseFolding.txt."""
    for folded in (c.casefold(), c.lower()):
        if len(folded) == 1:
            return folded
    return c


def is_word(text):
    return "\u02bc" not in text and all(u.category(c)[0] in "LNM" for c in text) and u.category(text[0])[0] in "LN"


def is_one_token(text):
    """False for ligatures of two letters that are tokens of their own."""
    return sum(u.category(c)[0] in "LN" for c in text) < 2 or not any(u.name(c, "").startswith(SINGLE_NAMES) for c in text)


def decompose(cp):
    """Full compatibility decomposition, case-folded, to a fixed point; a word's letter stays one where its decomposition is no word."""
    c = chr(cp)
    category = "M" if cp in HALF_WIDTH_MARKS else u.category(c)[0]
    text = u.normalize("NFKD", c)
    if category in "LN" and not (is_word(text) and is_one_token(text)):
        text = u.normalize("NFD", c)
    if category == "M":
        return text
    for _ in range(4):
        plain = u.normalize("NFKD", "".join(map(fold, text)))
        text = plain if category not in "LN" or (is_word(plain) and is_one_token(plain)) else u.normalize("NFD", "".join(map(fold, text)))
    return text


def kind(cp):
    c = chr(cp)
    category = u.category(c)
    name = u.name(c, "")
    if cp in ignored:
        return IGNORABLE
    if cp in (0x27, 0x2019, 0x2BC, 0xFF07):
        return APOSTROPHE
    if 0x1F3FB <= cp <= 0x1F3FF:
        return TONE
    if 0x1F1E6 <= cp <= 0x1F1FF:
        return REGIONAL
    if 0xE0020 <= cp <= 0xE007F:
        return TAG
    if cp in weak:
        return WEAK_EMOJI
    if cp in pictographic:
        return EMOJI
    if cp in stripped:
        return STRIPPED
    if cp in HALF_WIDTH_MARKS or category[0] == "M":
        return MARK
    if category == "Cf" and cp != 0x200B:
        return IGNORABLE
    if category[0] not in "LN":
        return OTHER
    if category != "Nd" and (name.startswith(SINGLE_NAMES) or any(u.name(d, "").startswith(SINGLE_NAMES) for d in decompose(cp))):
        return SINGLE
    if category[0] == "N":
        return DIGIT
    return BASE if u.name(decompose(cp)[0], "").startswith(BASE_NAMES) else LETTER


def varint(out, value):
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)


def signed(out, value):
    varint(out, value << 1 if value >= 0 else (-value << 1) - 1)


def runs(values):
    start = 0
    for i in range(1, len(values) + 1):
        if i == len(values) or values[i] != values[start]:
            yield start, i - start, values[start]
            start = i


points = [cp for cp in range(0x110000)]
kinds = [OTHER if 0xD800 <= cp < 0xE000 else kind(cp) for cp in points]
classes = [ccc for ccc in (u.combining(chr(cp)) for cp in points)]
data = bytearray()
for table in (kinds, classes):
    table = list(runs(table))
    varint(data, len(table))
    for _, length, value in table:
        varint(data, length)
        data.append(value)
decomposed = [(cp, decompose(cp)) for cp in points if not 0xD800 <= cp < 0xE000 and not 0xAC00 <= cp <= 0xD7A3]
decomposed = [(cp, text) for cp, text in decomposed if text != chr(cp)]
for cp, text in decomposed:
    if kinds[cp] in (LETTER, BASE, DIGIT, SINGLE):
        wrong = [c for c in text if kinds[ord(c)] not in (LETTER, BASE, DIGIT, SINGLE, MARK, STRIPPED, IGNORABLE)]
        assert not wrong, (hex(cp), text)
    assert "".join(decompose(ord(c)) for c in text) == text, hex(cp)
varint(data, len(decomposed))
last = 0
for cp, text in decomposed:
    varint(data, cp - last)
    varint(data, len(text))
    for c in text:
        signed(data, ord(c) - cp)
    last = cp
pairs = []
for cp in points:
    parts = u.decomposition(chr(cp)).split()
    if len(parts) == 2 and parts[0][0] != "<" and u.normalize("NFC", chr(cp)) == chr(cp):
        pairs.append((int(parts[0], 16), int(parts[1], 16), cp))
varint(data, len(pairs))
last = 0
for first, second, composed in sorted(pairs):
    varint(data, first - last)
    varint(data, second)
    varint(data, composed)
    last = first

packed = base64.b64encode(zlib.compress(bytes(data), 9)).decode()
print("// <auto-generated>generate.py beside this file, Unicode " + u.unidata_version + "</auto-generated>")
print("namespace Listening.Queries;\n")
print("/// <summary>Character kinds, combining classes, folded decompositions and compositions: zlib, base64; see UnicodeTables.</summary>")
print("internal static class UnicodeData\n{")
print("    /// <summary>Version of the Unicode character database.</summary>")
print(f'    internal const string Version = "{u.unidata_version}";\n')
print("    internal const string Packed =")
lines = [packed[i:i + 150] for i in range(0, len(packed), 150)]
print("\n".join(f'        "{line}"{" +" if i < len(lines) - 1 else ";"}' for i, line in enumerate(lines)))
print("}")
print(f"{len(data)} bytes, {len(packed)} characters packed", file=sys.stderr)
