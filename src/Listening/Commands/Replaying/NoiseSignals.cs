using Listening.Listener;
using Listening.Mentions;
using Listening.Queries;

namespace Listening.Commands.Replaying;

/// <summary>What may be told of a hit's worth without a person: a few stated signals, each counted for itself. A hit without any can still be noise.</summary>
internal sealed class NoiseSignals(UnitConfig unit)
{
    private const string OtherLanguage = "other_language";
    private const string Repeated = "repeated";
    private const string InPassing = "in_passing";
    private const int FirstWords = 40;
    private const int LongText = 300;

    private readonly HashSet<string> _beginnings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private long _noisy;

    /// <summary>Names of the signals that a hit shows; it is counted.</summary>
    public IReadOnlyList<string> Of(ReplayHit hit)
    {
        List<string> found = [];
        if (IsOtherLanguage(hit.Mention.Language))
            found.Add(OtherLanguage);
        if (!_beginnings.Add(Beginning(hit.Mention)))
            found.Add(Repeated);
        if (hit.Spans.Count == 1 && hit.Mention.Words > LongText)
            found.Add(InPassing);
        foreach (var signal in found)
            _counts[signal] = _counts.GetValueOrDefault(signal) + 1;
        _noisy += found.Count > 0 ? 1 : 0;
        return found;
    }

    public ReplayNoise Sum(long hits) => new(_noisy, hits == 0 ? 0 : Math.Round((double)_noisy / hits, 4),
    [
        new(OtherLanguage, unit.Languages.Count == 0 ? null : _counts.GetValueOrDefault(OtherLanguage), unit.Languages.Count == 0
            ? "the unit names no languages, so none is foreign"
            : $"in another language than the unit's ({string.Join(", ", unit.Languages)})"),
        new(Repeated, _counts.GetValueOrDefault(Repeated), $"begins with the same {FirstWords} words as another hit"),
        new(InPassing, _counts.GetValueOrDefault(InPassing), $"the query is found only once, in a text of more than {LongText} words"),
    ]);

    // A language that could not be told is no sign of anything.
    private bool IsOtherLanguage(string language) =>
        unit.Languages.Count > 0 && language != "und" && !unit.Languages.Any(own => Primary(own).Equals(Primary(language), StringComparison.OrdinalIgnoreCase));

    private static ReadOnlySpan<char> Primary(string language) => language.IndexOf('-', StringComparison.Ordinal) is > 0 and var hyphen ? language.AsSpan(0, hyphen) : language;

    private static string Beginning(Mention mention)
    {
        var words = TokenStreams.Of(string.IsNullOrEmpty(mention.Text) ? mention.Title : mention.Text).Folded;
        var end = -1;
        for (var count = 0; count < FirstWords && (end = words.IndexOf(' ', end + 1)) >= 0; count++)
        {
        }

        return MentionIdentity.Hash(end < 0 ? words : words[..end]);
    }
}
