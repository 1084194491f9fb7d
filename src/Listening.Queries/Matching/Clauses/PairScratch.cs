namespace Listening.Queries;

/// <summary>Arrays for joining two sides; grown, seldom replaced.</summary>
internal sealed class PairScratch
{
    private const int Kept = 1 << 17;
    private int[] _latest = [];
    private int[] _window = [];

    /// <summary>A number per token, of any content.</summary>
    internal int[] Latest(int tokens) => Grown(ref _latest, tokens);

    /// <summary>A queue of so many numbers.</summary>
    internal int[] Window(int count) => Grown(ref _window, count);

    private static int[] Grown(ref int[] array, int count)
    {
        if (array.Length < count || (array.Length > Kept && count < Kept))
            array = new int[Math.Max(256, count)];
        return array;
    }
}
