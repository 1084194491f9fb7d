using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>Answers about stories.</summary>
internal static class StoryLookup
{
    public static IReadOnlyList<StoryAnswer> Find(ReadSession session, IReadOnlyList<StoryQuestion> questions) =>
        [.. questions.Select(question => new StoryAnswer(Known(session, question.Id), [.. Near(session, question).Select(rowId => Begun(session, rowId)).OfType<StoryQuestion>()]))];

    private static KnownStory? Known(ReadSession session, string id)
    {
        var statement = IdKey.Bind(session.Statements.Get("SELECT rowid FROM mentions WHERE id = ? AND story IS NOT NULL"), 1, id);
        if (!statement.Step())
            return null;
        var rowId = statement.Long(0);
        statement.Reset();
        return PageReader.Document(session, rowId) is { Story: { } story } mention ? new(story, mention.Revision, StoryBands.Read(mention.StoryBands)) : null;
    }

    // A row id carries its mention's time, so that the window is a range of them.
    private static HashSet<long> Near(ReadSession session, StoryQuestion question)
    {
        var near = new HashSet<long>();
        var (from, to) = (RowId.AtOrAfter(question.Earliest), RowId.From(question.Latest.ToUnixTimeMilliseconds() + 1));
        foreach (var band in StoryBands.Numbers(question.Fingerprint))
        {
            var statement = session.Statements.Get("SELECT mention, high, low, figures FROM story_bands WHERE band = ? AND mention >= ? AND mention < ? ORDER BY mention DESC LIMIT ?")
                .Bind(1, band)
                .Bind(2, from)
                .Bind(3, to)
                .Bind(4, StoryQuestion.MostAlike);
            while (statement.Step())
            {
                if (question.Fingerprint.IsNear(new(question.Fingerprint.IsExact, new UInt128((ulong)statement.Long(1), (ulong)statement.Long(2)), (ulong)statement.Long(3))))
                    near.Add(statement.Long(0));
            }
        }

        return near;
    }

    private static StoryQuestion? Begun(ReadSession session, long rowId) =>
        session.Statements.Get("SELECT m.id, m.revision, s.unit, s.private, s.bands FROM stories s JOIN mentions m ON m.rowid = s.mention WHERE s.mention = ?").Single(
            row => StoryBands.Read(row.Text(4).Split(' ')) is { } fingerprint
                ? new StoryQuestion(IdKey.Read(row, 0), row.Long(1), row.Text(2), row.Long(3) == 1, DateTimeOffset.FromUnixTimeMilliseconds(RowId.Milliseconds(rowId)), fingerprint)
                : null,
            rowId);
}
