namespace Listening.Tests.Mentions.Configuration;

/// <summary>Valid documents, which code and schema must both accept.</summary>
internal static class ValidSamples
{
    public static readonly string[] All =
    [
        """{"units":{"u":{}}}""",
        """{"$schema":"x.json","defaults":{},"units":{"a-1":{},"b":{"queries":{},"sources":[],"lists":{}}}}""",
        """{"defaults":{"every":"10s","languages":[],"retention":"3650d","keepUnmatched":{}},"units":{"u":{}}}""",
        ListenersText.Unit("""
            "name":"Ünit","timeZone":"America/Argentina/Buenos_Aires","languages":["zh-Hant-TW","es-419","de-DE-1996"],"visibility":"public","bucket":"year","responseTarget":"1m"
            """),
        ListenersText.Unit("""
            "keepUnmatched":{"for":"400d","megabytes":1000000},"allowPrivateNetwork":["10.0.0.0/8","fd00::/8"],"retention":"1d","every":"30d"
            """),
        ListenersText.Unit("""
            "model":{"url":"https://a.example/m?x=1","sha256":"ab00000000000000000000000000000000000000000000000000000000000000"}
            """),
        ListenersText.Unit("""
            "queries":{"a":"coffee","B.2_c-d":{"text":"tea","goal":"own-goal","visibility":"private","mustMatch":["tea"],"mustNotMatch":["coffee"]}},"lists":{"Press":"site:example.org"}
            """),
        ListenersText.Source("\"HTTPS://a.example\""),
        ListenersText.Source("\"http://a.example:8080/feed?x=ü#y\""),
        ListenersText.Source("""
            {"kind":"feed","url":"https://a.example/","id":"x.y","every":"1w","tags":["a","b c"],"visibility":"company","politeness":"feed","allowPrivateNetwork":[],"headers":{"X-A":"b","X-Token":{"env":"SECRET"},"Accept":"*/*"}}
            """),
        ListenersText.Source("""{"url":"https://a.example/","formerly":"http://a.example/","politeness":"domain"}"""),
        ListenersText.Source("""{"url":"https://a.example/","credentials":{"basic":{"user":{"env":"SECRET"},"password":{"env":"SECRET"}}}}"""),
        ListenersText.Source("""{"url":"https://a.example/","credentials":{"bearer":{"env":"SECRET"}}}"""),
        ListenersText.Source("""{"url":"https://a.example/","credentials":{"header":{"name":"X-Key","value":{"env":"SECRET"}},}}"""),
        ListenersText.Source("""{"url":"https://a.example/", /* signed in */ "credentials":{"query":{"name":"key","value":{"env":"SECRET"}}}}"""),
    ];
}
