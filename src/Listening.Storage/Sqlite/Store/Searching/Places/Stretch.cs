namespace Listening.Storage.Sqlite;

/// <summary>Where something stands: tokens of one part of one mention, first to last. In order of row id, part, first, last.</summary>
/// <param name="RowId">The mention.</param>
/// <param name="Part">0 title, 1 text.</param>
/// <param name="First">Its first token, from 0.</param>
/// <param name="Last">Its last token.</param>
internal readonly record struct Stretch(long RowId, int Part, int First, int Last)
{
    public bool IsBeside(Stretch other) => RowId == other.RowId && Part == other.Part;

    public static int Compare(Stretch left, Stretch right) =>
        left.RowId.CompareTo(right.RowId) is var row and not 0 ? row
        : left.Part.CompareTo(right.Part) is var part and not 0 ? part
        : left.First.CompareTo(right.First) is var first and not 0 ? first
        : left.Last.CompareTo(right.Last);
}
