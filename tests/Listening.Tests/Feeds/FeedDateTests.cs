using FsCheck;
using FsCheck.Fluent;
using Listening.Feeds;

namespace Listening.Tests.Feeds;

public sealed class FeedDateTests
{
    [Theory]
    [InlineData("Sat, 01 Mar 2025 10:20:30 GMT", "2025-03-01T10:20:30Z")]
    [InlineData("1 Mar 25 10:20 EST", "2025-03-01T15:20:00Z")]
    [InlineData("Sat, 01 Mar 2025 10:20:30 +0130", "2025-03-01T08:50:30Z")]
    [InlineData("Sat, 01 Mar 2025 10:20:30 GMT+01:30", "2025-03-01T08:50:30Z")]
    [InlineData("Mo, 03 März 2025 08:00:00 MEZ", "2025-03-03T07:00:00Z")]
    [InlineData("mar., 4 juil. 2025 08:00:00 +0000", "2025-07-04T08:00:00Z")]
    [InlineData("Sun Jan  4 16:29:06 2004", "2004-01-04T16:29:06Z")]
    [InlineData("March 30 2020 07:02:38 PM", "2020-03-30T19:02:38Z")]
    [InlineData("Jan. 4, 2016, 12:37 a.m.", "2016-01-04T00:37:00Z")]
    [InlineData("26 Sep 2022", "2022-09-26T00:00:00Z")]
    [InlineData("03/30/2020 - 19:19", "2020-03-30T19:19:00Z")]
    [InlineData("30.03.2020 19:19", "2020-03-30T19:19:00Z")]
    [InlineData("2025-03-01T10:20:30.125+02:00", "2025-03-01T08:20:30.125Z")]
    [InlineData("2025-03-01T10:20:30-05:00Z", "2025-03-01T15:20:30Z")]
    [InlineData("2025-03-01 10:20", "2025-03-01T10:20:00Z")]
    [InlineData("20250301T102030Z", "2025-03-01T10:20:30Z")]
    [InlineData("20250301102030", "2025-03-01T10:20:30Z")]
    [InlineData("2025-060", "2025-03-01T00:00:00Z")]
    [InlineData("2025-03", "2025-03-01T00:00:00Z")]
    [InlineData("2025", "2025-01-01T00:00:00Z")]
    [InlineData("99-12-31", "1999-12-31T00:00:00Z")]
    [InlineData("2024-12-31T24:00:00Z", "2025-01-01T00:00:00Z")]
    [InlineData("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z")]
    [InlineData("1740824430", "2025-03-01T10:20:30Z")]
    public void Dates_are_read_as_meant(string text, string utc) =>
        Assert.Equal(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), FeedDate.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("Thu, 31 Feb 2024 10:00:00 GMT")]
    [InlineData("2025-13-01")]
    [InlineData("2025-02-29")]
    [InlineData("2025-03-01T25:00:00Z")]
    [InlineData("Sat, 01 Jan 0000 00:00:00 GMT")]
    [InlineData("9999-12-31T23:59:59-99:99")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 -1200")]
    [InlineData("Sun, 16 zzz 2012 11:47:32 GMT")]
    [InlineData("99999999999999999999999999999999")]
    public void Impossible_dates_are_null(string? text) => Assert.Null(FeedDate.Parse(text));

    [Fact]
    public void No_text_throws_and_every_result_is_utc() => Prop.ForAll<string?>(text => FeedDate.Parse(text) is not { } date || date.Offset == TimeSpan.Zero).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_written_by_the_rules_is_read_back() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).Select(seconds => DateTimeOffset.UnixEpoch.AddSeconds(seconds)).ToArbitrary(),
        date => FeedDate.Parse(date.ToString("r")) == date && FeedDate.Parse(date.ToOffset(TimeSpan.FromMinutes(-150)).ToString("yyyy-MM-ddTHH:mm:sszzz")) == date).QuickCheckThrowOnFailure();
}
