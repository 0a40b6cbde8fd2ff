"""How English and German write numbers, shares, units and doubt: data, and no code but what builds the tables."""

from __future__ import annotations

_UNITS = (
    "zero one two three four five six seven eight nine ten "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
)
TENS = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_GERMAN = (
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf "
    "dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig".split()
)
_GERMAN_TENS = {
    word.casefold(): 10 * value
    for value, word in enumerate("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(), 2)
}
_GERMAN_UNITS = dict(zip("ein zwei drei vier fünf sechs sieben acht neun".split(), range(1, 10), strict=True))
NUMBERS: dict[str, float] = {
    **{word: value for value, word in enumerate(_UNITS)},
    **TENS,
    **{f"{tens}-{unit}": t + u for tens, t in TENS.items() for u, unit in enumerate(_UNITS[1:10], start=1)},
    **{word: value for value, word in enumerate(_GERMAN)},
    **_GERMAN_TENS,
    **{f"{unit}und{tens}": t + u for tens, t in _GERMAN_TENS.items() for unit, u in _GERMAN_UNITS.items()},
    **{f"{unit}hundert": 100 * u for unit, u in _GERMAN_UNITS.items()},
    **{f"{unit}tausend": 1000 * u for unit, u in _GERMAN_UNITS.items()},
}
DOZENS = ("dozen", "dutzend")
SCALES: dict[str, float] = {
    "dozen": 12,
    "dutzend": 12,
    "hundred": 1e2,
    "hundert": 1e2,
    **dict.fromkeys("thousand tausend k".split(), 1e3),
    **dict.fromkeys("million millions m mn millionen mio".split(), 1e6),
    **dict.fromkeys("billion billions bn b milliarde milliarden mrd".split(), 1e9),
    **dict.fromkeys("trillion trillions tn billionen".split(), 1e12),
}
SHARES = {
    **dict.fromkeys(("half", "hälfte"), 1 / 2),
    **dict.fromkeys(("third", "thirds", "drittel"), 1 / 3),
    **dict.fromkeys(("quarter", "quarters", "viertel"), 1 / 4),
    **dict.fromkeys(("fifth", "fifths", "fünftel"), 1 / 5),
    **dict.fromkeys(("tenth", "tenths", "zehntel"), 1 / 10),
}
PERCENT = ("%", "percent", "prozent", "pct")

# How far below and above the number what is meant may lie, as shares of it; a bound that is left out by `more than` and
# `fewer than` is given as hardly less than nothing.
_ABOUT, _NEARLY, _LITTLE_LESS = (0.1, 0.1), (0.2, -1e-9), (0.1, -1e-9)
_MORE, _AT_LEAST, _LITTLE_MORE = (-1e-9, 1.0), (0.0, 1.0), (-1e-9, 0.1)
_LESS, _AT_MOST = (1.0, -1e-9), (1.0, 0.0)
HEDGES = {
    phrase: doubt
    for doubt, phrases in (
        (_ABOUT, "about, around, some, roughly, approximately, circa, an estimated, estimated, close to"),
        (_ABOUT, "etwa, rund, ungefähr, schätzungsweise"),
        (_NEARLY, "nearly, almost, fast, nahezu, beinahe"),
        (_LITTLE_LESS, "just under, knapp"),
        (_LITTLE_MORE, "just over, gut"),
        (_MORE, "more than, over, above, upwards of, upward of, in excess of, well over, mehr als, über"),
        (_AT_LEAST, "at least, no fewer than, no less than, not less than, mindestens, wenigstens"),
        (_LESS, "fewer than, less than, under, below, weniger als, unter"),
        (_AT_MOST, "up to, at most, no more than, not more than, as many as, as much as, bis zu, höchstens"),
    )
    for phrase in phrases.split(", ")
}
# Shares that are no numbers, from and to, of what stands behind them.
QUANTIFIERS = {
    **dict.fromkeys(("all of", "all the", "every one of", "alle der"), (0.999, 1.0)),
    **dict.fromkeys(("nearly all", "almost all", "fast alle"), (0.8, 0.9999)),
    **dict.fromkeys(("most of", "a majority of", "the majority of", "die meisten", "die mehrheit"), (0.5001, 1.0)),
    **dict.fromkeys(("a minority of", "few of", "only a few of", "very few of", "wenige der"), (0.0001, 0.4)),
    **dict.fromkeys(("none of", "not one of", "keiner der", "keines der"), (0.0, 0.0)),
}
# Units that are another unit's multiple: what they measure, and how many of its first unit one of them is.
MEASURES: dict[str, tuple[str, float]] = {
    **dict.fromkeys(("second", "seconds"), ("time", 1.0)),
    **dict.fromkeys(("minute", "minutes", "minuten"), ("time", 60.0)),
    **dict.fromkeys(("hour", "hours", "stunde", "stunden"), ("time", 3600.0)),
    **dict.fromkeys(("day", "days", "tag", "tage", "tagen"), ("time", 86400.0)),
    **dict.fromkeys(("week", "weeks", "woche", "wochen"), ("time", 7 * 86400.0)),
    **dict.fromkeys(("month", "months", "monat", "monate", "monaten"), ("time", 30.44 * 86400)),
    **dict.fromkeys(("year", "years", "jahr", "jahre", "jahren"), ("time", 365.25 * 86400)),
    **dict.fromkeys(("metre", "metres", "meter", "meters", "metern"), ("length", 1.0)),
    **dict.fromkeys(("kilometre", "kilometres", "kilometer", "kilometers", "kilometern", "km"), ("length", 1000.0)),
    **dict.fromkeys(("mile", "miles", "meile", "meilen"), ("length", 1609.344)),
    **dict.fromkeys(("foot", "feet"), ("length", 0.3048)),
    **dict.fromkeys(("yard", "yards"), ("length", 0.9144)),
    **dict.fromkeys(("inch", "inches"), ("length", 0.0254)),
    **dict.fromkeys(("centimetre", "centimetres", "centimeter", "centimeters", "cm"), ("length", 0.01)),
    **dict.fromkeys(("kilogram", "kilograms", "kilo", "kilos", "kg", "kilogramm"), ("weight", 1.0)),
    **dict.fromkeys(("gram", "grams", "gramm"), ("weight", 0.001)),
    **dict.fromkeys(("pound", "pounds", "lb", "lbs"), ("weight", 0.45359)),
    **dict.fromkeys(("ounce", "ounces"), ("weight", 0.02835)),
    **dict.fromkeys(("tonne", "tonnes", "tonnen"), ("weight", 1000.0)),
    **dict.fromkeys(("hectare", "hectares", "hektar"), ("area", 1e4)),
    **dict.fromkeys(("acre", "acres"), ("area", 4046.86)),
    **dict.fromkeys(("litre", "litres", "liter", "liters", "litern"), ("volume", 1.0)),
    **dict.fromkeys(("gallon", "gallons"), ("volume", 3.785)),
    **dict.fromkeys(("mph",), ("speed", 1.609344)),
    **dict.fromkeys(("kph", "km/h", "kmh"), ("speed", 1.0)),
}
