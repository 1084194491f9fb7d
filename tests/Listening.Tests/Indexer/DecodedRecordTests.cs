using System.Text;
using System.Text.Json;
using Listening.Indexer;
using Listening.Mentions;
using Listening.Tests.Contracts;

namespace Listening.Tests.Indexer;

public sealed class DecodedRecordTests
{
    private static readonly Mention Sample = SampleMention.Of("m1");

    [Fact]
    public void Each_stream_becomes_its_operation()
    {
        var mention = Assert.IsType<StoreOperation.PutMention>(Decode(LogStream.Mentions, "m1", Json(Sample)).Operation);
        Assert.Equal(("m1", "roastery/1"), (mention.Mention.Id, mention.Partition));
        var act = SampleMention.Act("m1", ActionKinds.Tag, "vip");
        Assert.Equal(act, Assert.IsType<StoreOperation.PutAction>(Decode(LogStream.Actions, "m1", JsonSerializer.SerializeToUtf8Bytes(act, MentionJson.Action)).Operation).Action);
        var poll = SampleMention.Poll("press", 0);
        Assert.Equal(poll, Assert.IsType<StoreOperation.PutPoll>(Decode(LogStream.Polls, "press", JsonSerializer.SerializeToUtf8Bytes(poll, MentionJson.Poll)).Operation).Poll);
    }

    [Theory]
    [InlineData(LogStream.Mentions, "")]
    [InlineData(LogStream.Mentions, "{")]
    [InlineData(LogStream.Mentions, "null")]
    [InlineData(LogStream.Mentions, "[]")]
    [InlineData(LogStream.Mentions, "{}")]
    [InlineData(LogStream.Mentions, "{\"id\":7}")]
    [InlineData(LogStream.Mentions, "\u0000\u0001")]
    [InlineData(LogStream.Polls, "null")]
    [InlineData(LogStream.Polls, "{}")]
    [InlineData(LogStream.Actions, "null")]
    [InlineData(LogStream.Actions, "\"text\"")]
    public void What_is_no_document_of_its_stream_is_undecodable(LogStream stream, string value) =>
        AssertFault("undecodable", Decode(stream, "m1", Encoding.UTF8.GetBytes(value)));

    [Fact]
    public void Nesting_without_end_is_undecodable() =>
        AssertFault("undecodable", Decode(LogStream.Mentions, "m1", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)))));

    [Fact]
    public void Bytes_that_are_no_text_are_undecodable() => AssertFault("undecodable", Decode(LogStream.Mentions, "m1", [0xff, 0xfe, 0x80]));

    [Fact]
    public void A_mention_without_a_value_erases_and_counts_under_the_source_of_its_writer()
    {
        Assert.Equal(new StoreOperation.Erase("m1", "roastery", 0, "roastery/1"), Decode(LogStream.Mentions, "m1", null).Operation);
        var counted = new LogRecord { Stream = LogStream.Mentions, Unit = "roastery", Partition = "roastery/1", Offset = 7, Key = "m1", Value = null, Headers = new Dictionary<string, string> { [LogHeaders.Source] = "press" } };
        Assert.Equal(new StoreOperation.Erase("m1", "roastery", 0, "roastery/1", "press"), DecodedRecord.Of(counted).Operation);
    }

    [Fact]
    public void An_act_that_erases_is_an_erasure_of_its_moment()
    {
        var act = SampleMention.Act("m1", ActionKinds.Erased, "asked for");
        Assert.Equal(
            new StoreOperation.Erase("m1", "roastery", act.At.ToUnixTimeMilliseconds(), "roastery/1", null, act),
            Decode(LogStream.Actions, "m1", JsonSerializer.SerializeToUtf8Bytes(act, MentionJson.Action)).Operation);
    }

    [Fact]
    public void An_act_under_a_foreign_key_is_named() =>
        AssertFault("wrong_key", Decode(LogStream.Actions, "m2", JsonSerializer.SerializeToUtf8Bytes(SampleMention.Act("m1", ActionKinds.Tag, "vip"), MentionJson.Action)));

    [Theory]
    [InlineData(LogStream.Polls)]
    [InlineData(LogStream.Actions)]
    public void Another_record_without_a_value_is_named(LogStream stream) => AssertFault("no_value", Decode(stream, "m1", null));

    [Fact]
    public void A_record_without_a_key_is_named() => AssertFault("no_key", Decode(LogStream.Mentions, "", Json(Sample)));

    [Fact]
    public void A_newer_schema_is_set_aside_until_the_upgrade() =>
        AssertFault("newer_schema", Decode(LogStream.Mentions, "m1", Json(Sample with { Schema = Mention.CurrentSchema + 1 })));

    [Theory]
    [InlineData("m2", "roastery")]
    [InlineData("m1", "rental")]
    public void A_mention_under_a_foreign_key_or_unit_is_named(string id, string unit) =>
        AssertFault("wrong_key", Decode(LogStream.Mentions, "m1", Json(Sample with { Id = id, Unit = unit })));

    [Fact]
    public void An_unknown_stream_is_named() => AssertFault("unknown_stream", Decode((LogStream)9, "m1", Json(Sample)));

    [Fact]
    public void A_letter_carries_the_record_whole_and_is_the_same_at_every_repeat()
    {
        var decoded = Decode(LogStream.Mentions, "m1", [1, 2]);
        var letter = decoded.ToDeadLetter("undecodable", "No JSON.", SampleMention.Noon);
        Assert.Equal(letter.Id, decoded.ToDeadLetter("other", "Other.", SampleMention.Noon.AddDays(1)).Id);
        Assert.Equal(("roastery", "mentions.roastery", "roastery/1", 7, "m1"), (letter.Unit, letter.Topic, letter.Partition, letter.Offset, letter.Key));
        Assert.Equal([1, 2], letter.Payload);
        Assert.Same(decoded.Record.Headers, letter.Headers);
    }

    private static byte[] Json(Mention mention) => JsonSerializer.SerializeToUtf8Bytes(mention, MentionJson.Mention);

    private static DecodedRecord Decode(LogStream stream, string key, byte[]? value) =>
        DecodedRecord.Of(new() { Stream = stream, Unit = "roastery", Partition = "roastery/1", Offset = 7, Key = key, Value = value });

    private static void AssertFault(string errorType, DecodedRecord decoded)
    {
        Assert.Null(decoded.Operation);
        Assert.Equal(errorType, decoded.ErrorType);
        Assert.False(string.IsNullOrWhiteSpace(decoded.Reason));
    }
}
