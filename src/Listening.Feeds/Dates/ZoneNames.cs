using System.Collections.Frozen;

namespace Listening.Feeds;

/// <summary>Names of time zones as feeds write them, in minutes east of Greenwich (RFC 822 §5 and the common civil ones; "ET" and its kin are read as standard time).</summary>
internal static class ZoneNames
{
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Minutes = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["z"] = 0, ["ut"] = 0, ["utc"] = 0, ["gmt"] = 0, ["wet"] = 0, ["west"] = 60,
        ["est"] = -300, ["edt"] = -240, ["et"] = -300, ["cst"] = -360, ["cdt"] = -300, ["ct"] = -360,
        ["mst"] = -420, ["mdt"] = -360, ["mt"] = -420, ["pst"] = -480, ["pdt"] = -420, ["pt"] = -480,
        ["akst"] = -540, ["akdt"] = -480, ["hst"] = -600, ["ast"] = -240, ["adt"] = -180, ["nst"] = -210, ["ndt"] = -150,
        ["bst"] = 60, ["cet"] = 60, ["cest"] = 120, ["met"] = 60, ["mest"] = 120, ["mez"] = 60, ["mesz"] = 120,
        ["eet"] = 120, ["eest"] = 180, ["msk"] = 180, ["msd"] = 240, ["sast"] = 120, ["ist"] = 330, ["pkt"] = 300,
        ["wib"] = 420, ["ict"] = 420, ["sgt"] = 480, ["hkt"] = 480, ["awst"] = 480, ["jst"] = 540, ["kst"] = 540,
        ["acst"] = 570, ["acdt"] = 630, ["aest"] = 600, ["aedt"] = 660, ["nzst"] = 720, ["nzdt"] = 780, ["nzt"] = 720,
        ["brt"] = -180, ["art"] = -180, ["clt"] = -240, ["cot"] = -300,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Minutes east of Greenwich, or null.</summary>
    public static int? Find(ReadOnlySpan<char> name) => Minutes.TryGetValue(name, out var minutes) ? minutes : null;
}
