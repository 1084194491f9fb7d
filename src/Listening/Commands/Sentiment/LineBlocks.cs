using System.Runtime.CompilerServices;

namespace Listening.Commands;

/// <summary>Cuts a stream into blocks of whole lines, as large as arrive at once, so that neither a pipe nor a large file waits.</summary>
internal static class LineBlocks
{
    /// <summary>A longer line is a fault: no post is, and the memory must have a bound.</summary>
    public const int MaxLineBytes = 64 << 20;

    private const int BlockBytes = 256 << 10;

    /// <summary>Each block ends with a line feed, but for the last line of a stream without one.</summary>
    /// <exception cref="InvalidDataException">A line beyond <see cref="MaxLineBytes"/>.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(Stream input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (buffer, filled) = (new byte[BlockBytes], 0);
        while (await input.ReadAsync(buffer.AsMemory(filled), cancellationToken) is > 0 and var read)
        {
            var end = buffer.AsSpan(filled, read).LastIndexOf((byte)'\n');
            filled += read;
            if (end >= 0)
            {
                var whole = filled - read + end + 1;
                var rest = buffer.AsSpan(whole, filled - whole);
                var next = new byte[Math.Max(BlockBytes, rest.Length * 2)];
                rest.CopyTo(next);
                yield return buffer.AsMemory(0, whole);
                (buffer, filled) = (next, filled - whole);
            }
            else if (filled == buffer.Length)
            {
                if (filled >= MaxLineBytes)
                    throw new InvalidDataException($"a line is longer than {MaxLineBytes >> 20} MB");
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }

        if (filled > 0)
            yield return buffer.AsMemory(0, filled);
    }
}
