using System.Globalization;

namespace Listening.Mentions;

/// <summary>What a unit may say for itself and <c>defaults</c> for all: null where nothing is said.</summary>
internal sealed record SharedSettings
{
    public static readonly SharedSettings None = new();

    public Setting<TimeSpan>? Every { get; init; }

    public Setting<IReadOnlyList<string>>? Languages { get; init; }

    public Setting<TimeSpan>? Retention { get; init; }

    public Setting<TimeSpan>? KeepFor { get; init; }

    public Setting<long>? KeepMegabytes { get; init; }

    public static SharedSettings Read(ReadContext context, ObjectReader reader)
    {
        var (every, languages, retention) = (reader.Take("every"), reader.Take("languages"), reader.Take("retention"));
        var keep = reader.Take("keepUnmatched") is { } node ? ObjectReader.Open(context, node) : null;
        var (keepFor, megabytes) = (keep?.Take("for"), keep?.Take("megabytes"));
        keep?.Close();
        return new SharedSettings
        {
            Every = ReadEvery(context, every),
            Languages = Of(languages, n => ReadValue.Distinct(context, n, 20, Language)),
            Retention = Of(retention, n => ReadValue.Duration(context, n, TimeSpan.FromDays(1), TimeSpan.FromDays(3650))),
            KeepFor = Of(keepFor, n => ReadValue.Duration(context, n, TimeSpan.FromHours(1), TimeSpan.FromDays(400))),
            KeepMegabytes = Of(megabytes, n => ReadValue.Whole(context, n, 0, 1_000_000)),
        };
    }

    public static Setting<TimeSpan>? ReadEvery(ReadContext context, ConfigNode? node) =>
        Of(node, n => ReadValue.Duration(context, n, TimeSpan.FromSeconds(1), TimeSpan.FromDays(30)));

    /// <summary>These, and where they say nothing the others.</summary>
    public SharedSettings Over(SharedSettings others) => new()
    {
        Every = Every ?? others.Every,
        Languages = Languages ?? others.Languages,
        Retention = Retention ?? others.Retention,
        KeepFor = KeepFor ?? others.KeepFor,
        KeepMegabytes = KeepMegabytes ?? others.KeepMegabytes,
    };

    public UnitConfig ApplyTo(UnitConfig unit) => unit with
    {
        Languages = Languages?.Value ?? unit.Languages,
        Retention = Retention?.Value ?? unit.Retention,
        KeepUnmatchedFor = KeepFor?.Value ?? unit.KeepUnmatchedFor,
        KeepUnmatchedBytes = KeepMegabytes?.Value << 20 ?? unit.KeepUnmatchedBytes,
    };

    public void Note(ReadContext context, string path, UnitConfig merged)
    {
        context.Note(path + ".languages", merged.Languages.Count == 0 ? "none" : Words.Listed(merged.Languages), Languages?.From);
        context.Note(path + ".retention", DurationText.Format(merged.Retention), Retention?.From);
        context.Note(path + ".keepUnmatched.for", DurationText.Format(merged.KeepUnmatchedFor), KeepFor?.From);
        context.Note(path + ".keepUnmatched.megabytes", (merged.KeepUnmatchedBytes >> 20).ToString(CultureInfo.InvariantCulture), KeepMegabytes?.From);
    }

    private static string? Language(ReadContext context, ConfigNode node) =>
        ReadValue.Matching(context, node, ConfigWords.LanguageTag, "language tag", "Write a BCP 47 tag such as \"en\", \"de-AT\" or \"zh-Hant\".");

    private static Setting<T>? Of<T>(ConfigNode? node, Func<ConfigNode, T?> read)
        where T : struct => node is not null && read(node) is { } value ? new Setting<T>(value, node) : null;

    private static Setting<IReadOnlyList<string>>? Of(ConfigNode? node, Func<ConfigNode, IReadOnlyList<string>?> read) =>
        node is not null && read(node) is { } value ? new Setting<IReadOnlyList<string>>(value, node) : null;
}
