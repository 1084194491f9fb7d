namespace Listening.Queries;

/// <summary>Answers of field tests for one document, so that a test which many queries share is made once.</summary>
internal sealed class FieldAnswers
{
    private long[] _answers = [];
    private long _epoch;

    internal void Begin(int tests)
    {
        if (_answers.Length < tests)
            _answers = new long[Math.Max(tests, 16)];
        _epoch += 2;
    }

    internal bool Holds(int number, FieldNode node, MatchContext context)
    {
        var known = _answers[number];
        if (known >> 1 != _epoch >> 1)
            _answers[number] = known = _epoch | (FieldEvaluation.Holds(node, context) ? 1L : 0L);
        return (known & 1) != 0;
    }
}
