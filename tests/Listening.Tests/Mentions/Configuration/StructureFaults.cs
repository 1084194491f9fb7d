namespace Listening.Tests.Mentions.Configuration;

/// <summary>Faults of keys, types and values. Long, because it is a table: each fault stands beside the exact words it earns.</summary>
internal static class StructureFaults
{
    public static readonly FaultCase[] Cases =
    [
        new(
            "the document is no object",
            """
            []
            """,
            """
            listeners.json:1:1: This must be an object {…}, not a list […].
            """, Structural: true),
        new(
            "no units",
            """
            {"defaults":{}}
            """,
            """
            listeners.json:1:1: The key "units" is missing. Write "units": { "my-unit": {…} }.
            """, Structural: true),
        new(
            "units is empty",
            """
            {"units":{}}
            """,
            """
            listeners.json:1:10: units: There is no unit in it. Write "units": { "my-unit": {…} }.
            """, Structural: true),
        new(
            "units is no object",
            """
            {"units":[]}
            """,
            """
            listeners.json:1:10: units: This must be an object {…}, not a list […].
            """, Structural: true),
        new(
            "unknown key near a known one",
            """
            {"units":{"u":{"timezone":"UTC"}}}
            """,
            """
            listeners.json:1:16: units.u.timezone: The key "timezone" is not known here. Did you mean "timeZone"?
            """, Structural: true),
        new(
            "alerts",
            """
            {"units":{"u":{"alerts":{}}}}
            """,
            """
            listeners.json:1:16: units.u.alerts: The key "alerts" is not known here. Known keys: lists, queries, sources, every, languages, retention, keepUnmatched, allowPrivateNetwork, name, timeZone, visibility, bucket, model, responseTarget.
            """, Structural: true),
        new(
            "unknown key at the top",
            """
            {"unit":{},"units":{"u":{}}}
            """,
            """
            listeners.json:1:2: unit: The key "unit" is not known here. Did you mean "units"?
            """, Structural: true),
        new(
            "unknown key of defaults",
            """
            {"defaults":{"visibility":"public"},"units":{"u":{}}}
            """,
            """
            listeners.json:1:14: defaults.visibility: The key "visibility" is not known here. Known keys: every, languages, retention, keepUnmatched.
            """, Structural: true),
        new(
            "several faults in file order",
            """
            {
              "units": {
                "u": {
                  "every": "5x",
                  "visibility": "compnay",
                  "sources": ["ftp://a.example/"],
                  "nam": 1
                }
              }
            }
            """,
            """
            listeners.json:4:16: units.u.every: "5x" is no duration. Write a whole number and s, m, h, d or w: "30s", "5m", "1h", "400d", "2w".
            listeners.json:5:21: units.u.visibility: "compnay" is none of private, company, public. Did you mean "company"?
            listeners.json:6:19: units.u.sources[0]: Addresses of the scheme "ftp" are not fetched. Use https:// or http://.
            listeners.json:7:7: units.u.nam: The key "nam" is not known here. Did you mean "name"?
            """, Structural: true),
        new(
            "bad unit name",
            """
            {"units":{"Röstung":{}}}
            """,
            """
            listeners.json:1:11: units["Röstung"]: "Röstung" is no name for a unit. Up to 40 of a-z, 0-9 and -, a letter first.
            """, Structural: true),
        new(
            "bad duration",
            """
            {"units":{"u":{"every":"1 hour"}}}
            """,
            """
            listeners.json:1:24: units.u.every: "1 hour" is no duration. Write a whole number and s, m, h, d or w: "30s", "5m", "1h", "400d", "2w".
            """, Structural: true),
        new(
            "duration that is a number",
            """
            {"units":{"u":{"every":60}}}
            """,
            """
            listeners.json:1:24: units.u.every: This must be text in quotes, not a number.
            """, Structural: true),
        new(
            "too long an interval",
            """
            {"units":{"u":{"every":"31d"}}}
            """,
            """
            listeners.json:1:24: units.u.every: "31d" is out of bounds. From 1s to 30d.
            """),
        new(
            "too long a retention",
            """
            {"defaults":{"retention":"11000d"},"units":{"u":{}}}
            """,
            """
            listeners.json:1:26: defaults.retention: "11000d" is out of bounds. From 1d to 3650d.
            """),
        new(
            "bad visibility",
            """
            {"units":{"u":{"visibility":"secret"}}}
            """,
            """
            listeners.json:1:29: units.u.visibility: "secret" is none of private, company, public.
            """, Structural: true),
        new(
            "bad bucket",
            """
            {"units":{"u":{"bucket":"months"}}}
            """,
            """
            listeners.json:1:25: units.u.bucket: "months" is none of year, month. Did you mean "month"?
            """, Structural: true),
        new(
            "languages is a text",
            """
            {"units":{"u":{"languages":"en"}}}
            """,
            """
            listeners.json:1:28: units.u.languages: This must be a list […], not text in quotes.
            """, Structural: true),
        new(
            "bad language",
            """
            {"units":{"u":{"languages":["en","english"]}}}
            """,
            """
            listeners.json:1:34: units.u.languages[1]: "english" is no language tag. Write a BCP 47 tag such as "en", "de-AT" or "zh-Hant".
            """, Structural: true),
        new(
            "language twice",
            """
            {"units":{"u":{"languages":["en","en"]}}}
            """,
            """
            listeners.json:1:34: units.u.languages[1]: "en" stands in this list twice. Keep one of them.
            """, Structural: true),
        new(
            "unknown time zone",
            """
            {"units":{"u":{"timeZone":"Europe/Berln"}}}
            """,
            """
            listeners.json:1:27: units.u.timeZone: "Europe/Berln" is no IANA time zone known here. Did you mean "Europe/Berlin"?
            """),
        new(
            "time zone that is a path",
            """
            {"units":{"u":{"timeZone":"../../etc/passwd"}}}
            """,
            """
            listeners.json:1:27: units.u.timeZone: "../../etc/passwd" is no IANA time zone known here. Write an area and a city, such as "Europe/Berlin", or "UTC".
            """, Structural: true),
        new(
            "keepUnmatched is a text",
            """
            {"units":{"u":{"keepUnmatched":"14d"}}}
            """,
            """
            listeners.json:1:32: units.u.keepUnmatched: This must be an object {…}, not text in quotes.
            """, Structural: true),
        new(
            "keepUnmatched with a fraction",
            """
            {"units":{"u":{"keepUnmatched":{"megabytes":1.5}}}}
            """,
            """
            listeners.json:1:45: units.u.keepUnmatched.megabytes: 1.5 is no whole number from 0 to 1000000.
            """, Structural: true),
        new(
            "empty name",
            """
            {"units":{"u":{"name":" "}}}
            """,
            """
            listeners.json:1:23: units.u.name: This text is empty.
            """, Structural: true),
        new(
            "bad response target",
            """
            {"units":{"u":{"responseTarget":"1s"}}}
            """,
            """
            listeners.json:1:33: units.u.responseTarget: "1s" is out of bounds. From 1m to 90d.
            """),
        new(
            "model that is not there",
            """
            {"units":{"u":{"model":"no-such-model.zip"}}}
            """,
            """
            listeners.json:1:24: units.u.model: There is no model file "no-such-model.zip". A relative path counts from the folder of this file.
            """),
        new(
            "model without hash",
            """
            {"units":{"u":{"model":{"url":"https://a.example/m"}}}}
            """,
            """
            listeners.json:1:24: units.u.model: The key "sha256" is missing. It is what `sha256sum FILE` prints.
            """, Structural: true),
        new(
            "model with a bad hash",
            """
            {"units":{"u":{"model":{"url":"https://a.example/m","sha256":"abc"}}}}
            """,
            """
            listeners.json:1:62: units.u.model.sha256: "abc" is no SHA-256. Write its 64 hexadecimal digits: `sha256sum FILE` prints them.
            """, Structural: true),
        new(
            "source that is a number",
            """
            {"units":{"u":{"sources":[7]}}}
            """,
            """
            listeners.json:1:27: units.u.sources[0]: A source is an address "https://…" or an object {…}.
            """, Structural: true),
        new(
            "source without address",
            """
            {"units":{"u":{"sources":[{"every":"5m"}]}}}
            """,
            """
            listeners.json:1:27: units.u.sources[0]: The key "url" is missing. Write "url": "https://…".
            """, Structural: true),
        new(
            "source of another kind",
            """
            {"units":{"u":{"sources":[{"kind":"mastodon","instance":"https://social.example","hashtag":"coffee"}]}}}
            """,
            """
            listeners.json:1:35: units.u.sources[0].kind: There is no source of the kind "mastodon". Known kinds: feed.
            """, Structural: true),
        new(
            "source with a misspelt kind",
            """
            {"units":{"u":{"sources":[{"kind":"feeed","url":"https://a.example/"}]}}}
            """,
            """
            listeners.json:1:35: units.u.sources[0].kind: There is no source of the kind "feeed". Did you mean "feed"?
            """, Structural: true),
        new(
            "relative address",
            """
            {"units":{"u":{"sources":["/feed.xml"]}}}
            """,
            """
            listeners.json:1:27: units.u.sources[0]: This is no absolute address. Write it with its scheme, as "https://example.org/feed.xml".
            """, Structural: true),
        new(
            "address of another scheme",
            """
            {"units":{"u":{"sources":["file:///etc/passwd"]}}}
            """,
            """
            listeners.json:1:27: units.u.sources[0]: Addresses of the scheme "file" are not fetched. Use https:// or http://.
            """, Structural: true),
        new(
            "address with a password",
            """
            {"units":{"u":{"sources":["https://user:hunter2@a.example/feed"]}}}
            """,
            """
            listeners.json:1:27: units.u.sources[0]: This address carries a user name or a password. Take it out and write "credentials": {"basic": {"user": {"env": "…"}, "password": {"env": "…"}}}.
            """, Structural: true),
        new(
            "the same source twice",
            """
            {"units":{"u":{"sources":["https://a.example/feed", {"url":"https://A.example:443/feed"}]}}}
            """,
            """
            listeners.json:1:53: units.u.sources[1]: This is the same source as units.u.sources[0]: both have the id 0f816c5e2526ddd5. Keep one of them.
            """),
        new(
            "the same id twice",
            """
            {"units":{"u":{"sources":[{"id":"x","url":"https://a.example/"},{"id":"x","url":"https://b.example/"}]}}}
            """,
            """
            listeners.json:1:65: units.u.sources[1]: This is the same source as units.u.sources[0]: both have the id x. Keep one of them.
            """),
        new(
            "id and formerly",
            """
            {"units":{"u":{"sources":[{"id":"x","formerly":"https://b.example/","url":"https://a.example/"}]}}}
            """,
            """
            listeners.json:1:48: units.u.sources[0].formerly: "id" already keeps the identity: "formerly" says nothing beside it. Take one of them out.
            """),
        new(
            "bad id",
            """
            {"units":{"u":{"sources":[{"id":"a/b","url":"https://a.example/"}]}}}
            """,
            """
            listeners.json:1:33: units.u.sources[0].id: "a/b" is no id of a source. Up to 64 of A-Z, a-z, 0-9, . _ and -, a letter or digit first.
            """, Structural: true),
        new(
            "bad politeness",
            """
            {"units":{"u":{"sources":[{"url":"https://a.example/","politeness":"hosts"}]}}}
            """,
            """
            listeners.json:1:68: units.u.sources[0].politeness: "hosts" is none of feed, host, domain. Did you mean "host"?
            """, Structural: true),
        new(
            "a block with host bits",
            """
            {"units":{"u":{"allowPrivateNetwork":["10.1.2.3/8"]}}}
            """,
            """
            listeners.json:1:39: units.u.allowPrivateNetwork[0]: "10.1.2.3/8" is no block of addresses. Did you mean "10.0.0.0/8"?
            """),
        new(
            "an address that is no block",
            """
            {"units":{"u":{"allowPrivateNetwork":["10.1.2.3"]}}}
            """,
            """
            listeners.json:1:39: units.u.allowPrivateNetwork[0]: "10.1.2.3" is no block of addresses. Write it as "10.20.0.0/16" or "fd00:1234::/32".
            """, Structural: true),
        new(
            "tag twice",
            """
            {"units":{"u":{"sources":[{"url":"https://a.example/","tags":["a","a"]}]}}}
            """,
            """
            listeners.json:1:67: units.u.sources[0].tags[1]: "a" stands in this list twice. Keep one of them.
            """, Structural: true),
        new(
            "literal password",
            """
            {"units":{"u":{"sources":[{"url":"https://a.example/","credentials":{"basic":{"user":{"env":"SECRET"},"password":"hunter2"}}}]}}}
            """,
            """
            listeners.json:1:114: units.u.sources[0].credentials.basic.password: A secret must not stand in this file. Write {"env": "NAME"} or {"file": "/run/secrets/name"}.
            """, Structural: true),
        new(
            "literal token",
            """
            {"units":{"u":{"sources":[{"url":"https://a.example/","credentials":{"bearer":"hunter2"}}]}}}
            """,
            """
            listeners.json:1:79: units.u.sources[0].credentials.bearer: A secret must not stand in this file. Write {"env": "NAME"} or {"file": "/run/secrets/name"}.
            """, Structural: true),
        new(
            "two ways to sign in",
            """
            {"units":{"u":{"sources":[{"url":"https://a.example/","credentials":{"bearer":{"env":"SECRET"},"query":{"name":"k","value":{"env":"SECRET"}}}}]}}}
            """,
            """
            listeners.json:1:69: units.u.sources[0].credentials: Credentials are exactly one of basic, bearer, header, query.
            """, Structural: true),
        new(
            "no way to sign in",
            """
            {"units":{"u":{"sources":[{"url":"https://a.example/","credentials":{}}]}}}
            """,
            """
            listeners.json:1:69: units.u.sources[0].credentials: Credentials are exactly one of basic, bearer, header, query.
            """, Structural: true),
        new(
            "unknown way to sign in",
            """
            {"units":{"u":{"sources":[{"url":"https://a.example/","credentials":{"baerer":{"env":"SECRET"}}}]}}}
            """,
            """
            listeners.json:1:70: units.u.sources[0].credentials.baerer: The key "baerer" is not known here. Did you mean "bearer"?
            """, Structural: true),
        new(
            "secret by two ways",
            """
            {"units":{"u":{"sources":[{"url":"https://a.example/","credentials":{"bearer":{"env":"SECRET","file":"x"}}}]}}}
            """,
            """
            listeners.json:1:79: units.u.sources[0].credentials.bearer: A secret is named by exactly one of "env" and "file". Write {"env": "NAME"} or {"file": "/run/secrets/name"}.
            """, Structural: true),
        new(
            "missing variable",
            """
            {"units":{"u":{"sources":[{"url":"https://a.example/","credentials":{"bearer":{"env":"NO_SUCH_VARIABLE"}}}]}}}
            """,
            """
            listeners.json:1:86: units.u.sources[0].credentials.bearer.env: The environment variable NO_SUCH_VARIABLE is not set or is empty. Set it where this program runs.
            """),
        new(
            "empty variable",
            """
            {"units":{"u":{"sources":[{"url":"https://a.example/","credentials":{"bearer":{"env":"EMPTY"}}}]}}}
            """,
            """
            listeners.json:1:86: units.u.sources[0].credentials.bearer.env: The environment variable EMPTY is not set or is empty. Set it where this program runs.
            """),
        new(
            "secret of two lines",
            """
            {"units":{"u":{"sources":[{"url":"https://a.example/","credentials":{"bearer":{"env":"LINES"}}}]}}}
            """,
            """
            listeners.json:1:86: units.u.sources[0].credentials.bearer.env: The secret of environment LINES is empty, longer than 16,384 characters, or has control characters or several lines in it.
            """),
        new(
            "missing secret file",
            """
            {"units":{"u":{"sources":[{"url":"https://a.example/","credentials":{"bearer":{"file":"no-such-secret"}}}]}}}
            """,
            """
            listeners.json:1:87: units.u.sources[0].credentials.bearer.file: The secret file "no-such-secret" cannot be used. There is no such file. A relative path counts from the folder of this file.
            """),
        new(
            "variable with a dollar sign",
            """
            {"units":{"u":{"sources":[{"url":"https://a.example/","credentials":{"bearer":{"env":"$SECRET"}}}]}}}
            """,
            """
            listeners.json:1:86: units.u.sources[0].credentials.bearer.env: "$SECRET" is no name of an environment variable. Write the variable's name, without $.
            """, Structural: true),
        new(
            "header of the poller",
            """
            {"units":{"u":{"sources":[{"url":"https://a.example/","headers":{"Host":"b.example"}}]}}}
            """,
            """
            listeners.json:1:66: units.u.sources[0].headers.Host: The header Host is set by the poller. Take it out.
            """, Structural: true),
        new(
            "header of the sign-in",
            """
            {"units":{"u":{"sources":[{"url":"https://a.example/","headers":{"authorization":"Bearer hunter2"}}]}}}
            """,
            """
            listeners.json:1:66: units.u.sources[0].headers.authorization: The header authorization belongs to "credentials". Write "credentials": {"bearer": {"env": "NAME"}}.
            """, Structural: true),
        new(
            "literal secret header",
            """
            {"units":{"u":{"sources":[{"url":"https://a.example/","headers":{"X-Api-Key":"hunter2"}}]}}}
            """,
            """
            listeners.json:1:78: units.u.sources[0].headers.X-Api-Key: A secret must not stand in this file. Write {"env": "NAME"} or {"file": "/run/secrets/name"}.
            """, Structural: true),
        new(
            "header name with a blank",
            """
            {"units":{"u":{"sources":[{"url":"https://a.example/","headers":{"X Y":"z"}}]}}}
            """,
            """
            listeners.json:1:66: units.u.sources[0].headers["X Y"]: "X Y" is no name of a header. Letters, digits and - are safe.
            """, Structural: true),
        new(
            "header with a line break",
            "{\"units\":{\"u\":{\"sources\":[{\"url\":\"https://a.example/\",\"headers\":{\"X-Y\":\"a\\r\\nEvil: b\"}}]}}}",
            """
            listeners.json:1:72: units.u.sources[0].headers.X-Y: A header's value is one line of ASCII characters.
            """, Structural: true),
        new(
            "header twice",
            """
            {"units":{"u":{"sources":[{"url":"https://a.example/","headers":{"X-Y":"a","x-y":"b"}}]}}}
            """,
            """
            listeners.json:1:76: units.u.sources[0].headers.x-y: This header stands here twice: case does not count. Keep one of them.
            """),
        new(
            "query without text",
            """
            {"units":{"u":{"queries":{"q":{"goal":"sales"}}}}}
            """,
            """
            listeners.json:1:31: units.u.queries.q: The key "text" is missing. Write "text": "…".
            """, Structural: true),
        new(
            "query that is a list",
            """
            {"units":{"u":{"queries":{"q":["a"]}}}}
            """,
            """
            listeners.json:1:31: units.u.queries.q: A query is a text "…" or an object {…}.
            """, Structural: true),
        new(
            "bad goal",
            """
            {"units":{"u":{"queries":{"q":{"text":"coffee","goal":"More Sales"}}}}}
            """,
            """
            listeners.json:1:55: units.u.queries.q.goal: "More Sales" is no name for a goal. Use retention, recruitment, outreach, sales, or a name of your own: up to 40 of a-z, 0-9 and -, a letter first.
            """, Structural: true),
        new(
            "bad query id",
            """
            {"units":{"u":{"queries":{"a b":"coffee"}}}}
            """,
            """
            listeners.json:1:27: units.u.queries["a b"]: "a b" is no id for a query. Up to 64 of A-Z, a-z, 0-9, . _ and -, a letter or digit first.
            """, Structural: true),
        new(
            "example that is a number",
            """
            {"units":{"u":{"queries":{"q":{"text":"coffee","mustMatch":[1]}}}}}
            """,
            """
            listeners.json:1:61: units.u.queries.q.mustMatch[0]: This must be text in quotes, not a number.
            """, Structural: true),
        new(
            "bad list name",
            """
            {"units":{"u":{"lists":{"a b":"coffee"}}}}
            """,
            """
            listeners.json:1:25: units.u.lists["a b"]: "a b" is no name for a list. Up to 40 of A-Z, a-z, 0-9, _ and -, a letter first.
            """, Structural: true),
    ];
}
