namespace Listening.Queries;

/// <summary>Reads the numbers that generate.py wrote: seven bits a byte, low bits first; signed ones zigzag.</summary>
internal sealed class PackedReader(byte[] bytes)
{
    private int _at;

    internal byte Byte() => bytes[_at++];

    internal int Number()
    {
        var value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[_at++];
            value |= (next & 127) << shift;
            if (next < 128)
                return value;
        }
    }

    internal int Signed()
    {
        var value = Number();
        return (value >> 1) ^ -(value & 1);
    }
}
