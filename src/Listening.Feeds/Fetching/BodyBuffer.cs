using System.Buffers;

namespace Listening.Feeds;

/// <summary>Collects bytes up to a maximum in pooled memory.</summary>
internal sealed class BodyBuffer(int max) : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int _count;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _count);

    /// <summary>The bytes as a stream over the same memory.</summary>
    public Stream AsStream() => new MemoryStream(_bytes, 0, _count, writable: false);

    /// <summary>Reads a stream to its end; false where it holds more than the maximum.</summary>
    public async Task<bool> TryFillAsync(Stream stream, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_count == _bytes.Length)
                Grow();
            var read = await stream.ReadAsync(_bytes.AsMemory(_count), cancellationToken);
            if (read == 0)
                return true;
            _count += read;
            if (_count > max)
                return false;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _count = 0;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(2L * _bytes.Length, Array.MaxLength));
        Bytes.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
