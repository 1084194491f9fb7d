using System.Text.Json.Serialization.Metadata;
using Listening.Mentions;

namespace Listening.Commands.Replaying;

/// <summary>What a query would have heard. Lists are written even where they are empty.</summary>
internal sealed record ReplayReport
{
    /// <summary>With the field names of contracts.md.</summary>
    public static readonly JsonTypeInfo<ReplayReport> Json = (JsonTypeInfo<ReplayReport>)MentionJson.Options.GetTypeInfo(typeof(ReplayReport));

    public required string Unit { get; init; }

    /// <summary>The canonical text.</summary>
    public required string Query { get; init; }

    public DateTimeOffset? Since { get; init; }

    /// <summary>Mentions that it finds: <see cref="New"/> and those that a query of the unit hears already.</summary>
    public required long Hits { get; init; }

    /// <summary>Heard by none of the unit's queries.</summary>
    public required long New { get; init; }

    /// <summary>Of <see cref="Hits"/>: found among what matched nothing.</summary>
    public required long Kept { get; init; }

    /// <summary>Of <see cref="Hits"/>: how many each of the unit's queries hears too, most first.</summary>
    public required IReadOnlyCollection<FacetCount> HeardBy { get; init; }

    public required IReadOnlyCollection<ReplaySource> Sources { get; init; }

    /// <summary>In the unit's zone, ascending, without days that have none.</summary>
    public required IReadOnlyCollection<ReplayDay> Days { get; init; }

    public required ReplayNoise Noise { get; init; }

    /// <summary>The newest, newest first.</summary>
    public required IReadOnlyCollection<ReplaySample> Sample { get; init; }

    public required ReplayCoverage Coverage { get; init; }

    /// <summary>About the query.</summary>
    public required IReadOnlyCollection<string> Advice { get; init; }
}

/// <summary>Hits of one source.</summary>
internal sealed record ReplaySource(string Source, string? Title, long Hits, long New);

/// <summary>Hits of one day.</summary>
internal sealed record ReplayDay(DateOnly Day, long Hits, long New);

/// <summary>How many hits look like noise.</summary>
/// <param name="Hits">Those with at least one of the signals.</param>
/// <param name="Share">Of all hits, 0 to 1.</param>
/// <param name="Signals">Each on its own; a hit may show several.</param>
internal sealed record ReplayNoise(long Hits, double Share, IReadOnlyCollection<ReplaySignal> Signals);

/// <summary>One signal of noise.</summary>
/// <param name="Signal">Its name.</param>
/// <param name="Hits">How many show it; null where it cannot be judged.</param>
/// <param name="Meaning">One line.</param>
internal sealed record ReplaySignal(string Signal, long? Hits, string Meaning);

/// <summary>A hit that is shown.</summary>
/// <param name="Mention">As it is, or would be, heard.</param>
/// <param name="IsNew">None of the unit's queries hears it.</param>
/// <param name="Kept">It is among what matched nothing.</param>
/// <param name="Noise">Names of the signals it shows.</param>
internal sealed record ReplaySample(Mention Mention, bool IsNew, bool Kept, IReadOnlyCollection<string> Noise);
