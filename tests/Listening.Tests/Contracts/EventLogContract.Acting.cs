using System.Text.Json;
using Listening.Mentions;

namespace Listening.Tests.Contracts;

public abstract partial class EventLogContract
{
    [Fact]
    public async Task Acts_are_appended_under_their_mention()
    {
        PublishNamed("roastery", "a");
        var act = SampleMention.Act("m1", ActionKinds.Status, "open");
        await Log.AppendAsync("roastery", [act, SampleMention.Act("m2", ActionKinds.Note, "Wrote to her.")], Stop);
        await using var reader = Open();
        var acts = (await reader.ReadAsync(100, TimeSpan.Zero, Stop)).Where(record => record.Stream == LogStream.Actions).ToList();
        Assert.Equal(["m1", "m2"], acts.Select(record => record.Key));
        Assert.Equal(act, JsonSerializer.Deserialize(acts[0].Value!, MentionJson.Action));
    }

    [Fact]
    public async Task To_set_a_record_aside_twice_is_to_do_it_once()
    {
        var letter = await QuarantineFirstAsync("a");
        await Log.QuarantineAsync(letter, Stop);
        var kept = Assert.Single(await Log.DeadLettersAsync(null, Stop));
        Assert.Equal(letter.Payload, kept.Payload);
        Assert.Equal(letter.Headers, kept.Headers);
        Assert.Equal(letter with { Payload = null, Headers = kept.Headers }, kept with { Payload = null });
    }

    [Fact]
    public async Task Dead_letters_come_oldest_first_and_by_unit()
    {
        PublishNamed("roastery", "a", "b");
        PublishNamed("rental", "c");
        await using var reader = Open();
        var minutes = 9;
        foreach (var record in await ReadMentionsAsync(reader))
            await Log.QuarantineAsync(SampleLetter.Of(record, minutes--), Stop);
        var all = await Log.DeadLettersAsync(null, Stop);
        Assert.Equal(3, all.Count);
        Assert.Equal(all.OrderBy(letter => letter.At), all);
        Assert.Equal(Keys("c"), (await Log.DeadLettersAsync("rental", Stop)).Select(letter => letter.Key));
    }

    [Fact]
    public async Task A_retried_letter_comes_again_with_its_bytes_and_is_no_letter_any_more()
    {
        var letter = await QuarantineFirstAsync("a");
        await using var reader = Open();
        await ReadMentionsAsync(reader);
        Assert.True(await Log.RetryAsync(letter.Id, Stop));
        var record = Assert.Single(await ReadMentionsAsync(reader));
        Assert.Equal((letter.Key, LogStream.Mentions, "roastery"), (record.Key, record.Stream, record.Unit));
        Assert.Equal(letter.Payload, record.Value);
        Assert.Equal(letter.Headers[LogHeaders.Source], record.Headers[LogHeaders.Source]);
        Assert.Empty(await Log.DeadLettersAsync(null, Stop));
        Assert.False(await Log.RetryAsync(letter.Id, Stop));
        Assert.Empty(await ReadMentionsAsync(reader));
    }

    [Fact]
    public async Task A_dropped_letter_is_gone()
    {
        var letter = await QuarantineFirstAsync("a");
        Assert.True(await Log.DropAsync(letter.Id, Stop));
        Assert.Empty(await Log.DeadLettersAsync(null, Stop));
        Assert.False(await Log.DropAsync(letter.Id, Stop));
        Assert.False(await Log.RetryAsync(letter.Id, Stop));
    }

    private async Task<DeadLetter> QuarantineFirstAsync(string name)
    {
        PublishNamed("roastery", name);
        await using var reader = Open();
        var letter = SampleLetter.Of((await ReadMentionsAsync(reader))[0]);
        await Log.QuarantineAsync(letter, Stop);
        return letter;
    }
}
