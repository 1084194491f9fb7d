using System.Globalization;
using System.Text.RegularExpressions;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Dates as <c>strict_date_optional_time||epoch_millis</c> has them, and the date arithmetic of range queries.</summary>
internal static partial class DateTexts
{
    /// <summary>Milliseconds since 1970; null where the text is no date. With <paramref name="up"/>, what is not said is the last there is (<c>2026-11</c> = its last millisecond).</summary>
    public static long? Milliseconds(string text, bool up = false, TimeZoneInfo? zone = null)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && text.Length != 4)
            return number;
        var match = Iso().Match(text);
        if (!match.Success)
            return null;
        try
        {
            var start = new DateTime(Part(match, "y", 1), Part(match, "m", 1), Part(match, "d", 1), Part(match, "h", 0), Part(match, "i", 0), Part(match, "s", 0), DateTimeKind.Unspecified);
            var fraction = match.Groups["f"].Success ? long.Parse(match.Groups["f"].Value.PadRight(9, '0')[..3], CultureInfo.InvariantCulture) : 0;
            var offset = Offset(match, start, zone);
            var milliseconds = (start.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond + fraction - (long)offset.TotalMilliseconds;
            return up && !match.Groups["f"].Success ? milliseconds + (long)(Next(match, start) - start).TotalMilliseconds - 1 : milliseconds;
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>The same with <c>now</c>, <c>||</c>, <c>+1d</c>, <c>-1M</c> and <c>/d</c>.</summary>
    public static long? Arithmetic(string text, DateTimeOffset now, bool up = false, TimeZoneInfo? zone = null)
    {
        var anchorEnds = text.StartsWith("now", StringComparison.Ordinal) ? 3 : text.IndexOf("||", StringComparison.Ordinal);
        if (anchorEnds < 0)
            return Milliseconds(text, up, zone);
        var anchor = anchorEnds == 3 && text.StartsWith("now", StringComparison.Ordinal) ? now.ToUnixTimeMilliseconds() : Milliseconds(text[..anchorEnds], up: false, zone);
        var rest = text[anchorEnds..].TrimStart('|');
        if (anchor is null || Steps().Replace(rest, string.Empty).Length > 0)
            return null;
        var moment = DateTimeOffset.FromUnixTimeMilliseconds(anchor.Value);
        foreach (Match step in Steps().Matches(rest))
        {
            var unit = step.Groups["u"].Value;
            if (step.Value[0] != '/')
                moment = DateSteps.Add(moment, int.Parse(step.Groups["n"].Value is { Length: > 0 } count ? step.Value[0] + count : step.Value[0] + "1", CultureInfo.InvariantCulture), unit);
            else
                moment = up ? DateSteps.Add(DateSteps.Floor(moment, unit), 1, unit).AddMilliseconds(-1) : DateSteps.Floor(moment, unit);
        }

        return moment.ToUnixTimeMilliseconds();
    }

    private static DateTime Next(Match match, DateTime start) =>
        match.Groups["s"].Success ? start.AddSeconds(1)
        : match.Groups["i"].Success ? start.AddMinutes(1)
        : match.Groups["h"].Success ? start.AddHours(1)
        : match.Groups["d"].Success ? start.AddDays(1)
        : match.Groups["m"].Success ? start.AddMonths(1)
        : start.AddYears(1);

    private static TimeSpan Offset(Match match, DateTime local, TimeZoneInfo? zone) => match.Groups["z"].Value switch
    {
        "" => zone?.GetUtcOffset(local) ?? TimeSpan.Zero,
        "Z" => TimeSpan.Zero,
        var text => (text[0] == '-' ? -1 : 1) * new TimeSpan(int.Parse(text.AsSpan(1, 2), CultureInfo.InvariantCulture), text.Length > 3 ? int.Parse(text.AsSpan(text.Length - 2), CultureInfo.InvariantCulture) : 0, 0),
    };

    private static int Part(Match match, string name, int otherwise) =>
        match.Groups[name].Success ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : otherwise;

    [GeneratedRegex(@"^(?<y>\d{4})(?:-(?<m>\d\d)(?:-(?<d>\d\d)(?:T(?<h>\d\d)(?::(?<i>\d\d)(?::(?<s>\d\d)(?:[.,](?<f>\d{1,9}))?)?)?(?<z>Z|[+-]\d\d(?::?\d\d)?)?)?)?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?:[+-](?<n>\d*)|/)(?<u>[yMwdhHms])", RegexOptions.ExplicitCapture)]
    private static partial Regex Steps();
}
