using System.Text;

namespace Listening.Storage.Sqlite;

/// <summary>Finds the words that a term stands for, jumping over stretches of the sorted vocabulary that cannot hold any.</summary>
internal sealed class Vocabulary(ReadSession session, SearchLimits limits)
{
    // A jump costs about as much as walking along so many words.
    private const int WalkBeforeJump = 16;

    /// <summary>Reads a stretch of the table, in order of code points.</summary>
    private const string Sql = "SELECT term FROM vocabulary WHERE stream = ? AND term >= ? AND term < ? ORDER BY term";

    // No word begins with the last code point.
    private const string End = "\U0010FFFF";

    /// <summary>The words of a stream that pass the test.</summary>
    /// <param name="stream">Where.</param>
    /// <param name="test">Which.</param>
    /// <returns>Null where there are more than <see cref="SearchLimits.Expansion"/>.</returns>
    public List<string>? Expand(VocabularyStream stream, TermTest test)
    {
        var words = new List<string>();
        var statement = session.Statements.Get(Sql);
        try
        {
            var end = After(test.Beginning);
            for (string? from = test.Beginning; from is not null;)
                from = Walk(statement.Bind(1, (long)stream).Bind(2, from).Bind(3, end), test, words);
        }
        finally
        {
            statement.Reset();
        }

        return words.Count <= limits.Expansion ? words : null;
    }

    /// <summary>Every word of a stream that begins so.</summary>
    public List<string>? BeginningWith(VocabularyStream stream, string beginning) => Expand(stream, new PatternTest(beginning + "*"));

    /// <summary>Where to go on after a jump; null at the end.</summary>
    private string? Walk(RawStatement statement, TermTest test, List<string> words)
    {
        string? passed = null;
        for (var walked = 0; words.Count <= limits.Expansion && statement.Step();)
        {
            var word = statement.Text(0);
            if (passed is not null && word.StartsWith(passed, StringComparison.Ordinal))
            {
                if (++walked < WalkBeforeJump)
                    continue;
                statement.Reset();
                return After(passed);
            }

            (passed, walked) = (null, 0);
            if (test.Accepts(word, out var dead))
                words.Add(word);
            else if (dead > 0)
                passed = word[..dead];
        }

        return null;
    }

    // The least text after everything that begins so.
    private static string After(string beginning)
    {
        if (beginning.Length == 0)
            return End;
        _ = Rune.DecodeLastFromUtf16(beginning, out var last, out var length);
        var next = last.Value == 0xD7FF ? 0xE000 : last.Value + 1;
        return next > 0x10FFFF ? End : beginning[..^length] + new Rune(next);
    }
}
