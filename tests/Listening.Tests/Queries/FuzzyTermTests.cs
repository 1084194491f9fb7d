using Listening.Queries;

namespace Listening.Tests.Queries;

/// <summary>The shared table of terms by edit distance finds exactly what measuring each term finds, for words of every length.</summary>
public sealed class FuzzyTermTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_word_within_the_distance_is_found_and_no_other(int distance)
    {
        var random = new Random(distance);
        for (var round = 0; round < 400; round++)
        {
            var term = Word(random, random.Next(2, 14));
            var document = new QueryDocument { Text = string.Join(' ', Enumerable.Range(0, 30).Select(_ => Changed(random, term, random.Next(4))).Where(word => word.Length > 0)) };
            var node = new FuzzyNode { Folded = term, Distance = distance };
            var (index, hits) = (new TermIndex(), new TermScratch());
            index.Add(node);
            for (var other = 0; other < 20; other++)
                index.Add(new FuzzyNode { Folded = Word(random, random.Next(2, 14)), Distance = 1 + (other % 2) });
            var tokens = new TokenizedDocument(document);
            hits.Begin(index.Count);
            index.Find(tokens, hits);
            var found = new List<int>();
            for (var hit = hits.Hits.First(0); hit >= 0; hit = hits.Hits.Next(hit))
                found.Add(hits.Hits.Position(hit));
            var expected = Enumerable.Range(tokens.TextStart, tokens.TextTokens).Where(position => NaiveEvaluator.Matches(node, new() { Text = tokens.Source(position).ToString() }, CaseTableTests.Now));
            Assert.Equal(expected, found);
        }
    }

    private static string Word(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => "abcd"[random.Next(4)]));

    private static string Changed(Random random, string word, int changes)
    {
        for (; changes > 0 && word.Length > 1; changes--)
        {
            var at = random.Next(word.Length - 1);
            word = random.Next(4) switch
            {
                0 => word.Remove(at, 1),
                1 => word.Insert(at, "c"),
                2 => word.Remove(at, 1).Insert(at, "a"),
                _ => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            };
        }

        return word;
    }
}
