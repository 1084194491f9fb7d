using Listening.Feeds;
using Listening.Mentions;

namespace Listening.Tests.Contracts;

/// <summary>Polls as a listener commits them: everything required is there, the rest is what the test says.</summary>
internal static class SampleCommit
{
    public static string Key(string name) => MentionIdentity.Hash(name);

    public static EntryCommit New(string name, long revision = 1, params string[] addresses) => new()
    {
        Outcome = EntryOutcome.New,
        WideKey = Key(name),
        NarrowKey = Key(name),
        Id = Key("id of " + name),
        ContentHash = Key("content of " + name),
        Revision = revision,
        FirstHeard = SampleMention.Noon,
        Visibility = Visibility.Company,
        Addresses = [.. addresses.Select(Key)],
        Mention = MentionOf(name, revision),
    };

    public static EntryCommit Revised(string name, long revision) => New(name, revision) with { Outcome = EntryOutcome.Revised, ContentHash = Key($"content {revision} of {name}") };

    public static EntryCommit Unmatched(string name, int bytes = 3) =>
        New(name) with { Outcome = EntryOutcome.Unmatched, Revision = 0, FirstHeard = null, Mention = null, Kept = [.. Enumerable.Repeat((byte)name[^1], bytes)] };

    public static EntryCommit Duplicate(string name) => New(name) with { Outcome = EntryOutcome.Duplicate, Revision = 0, FirstHeard = null, Mention = null };

    public static PollCommit Poll(string source, params EntryCommit[] entries) => new()
    {
        SourceId = source,
        State = FeedState.New with { Title = "Title of " + source },
        Event = SampleMention.Poll(source, 0),
        Entries = entries,
    };

    private static byte[] MentionOf(string name, long revision) =>
        System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(SampleMention.Of(Key("id of " + name), name, revision: revision), MentionJson.Mention);
}
