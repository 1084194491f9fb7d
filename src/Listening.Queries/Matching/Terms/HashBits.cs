namespace Listening.Queries;

/// <summary>A small set of hashes that may say yes too often, never no: what a table lacks is mostly told by one bit that lies in cache.</summary>
internal sealed class HashBits
{
    private const int BitsPerHash = 16;
    private ulong[] _bits = new ulong[4];
    private int _shift = 32 - 8;

    internal bool MayHave(uint hash)
    {
        var bit = Spread(hash) >> _shift;
        return (_bits[bit >> 6] & (1UL << (int)bit)) != 0;
    }

    /// <summary>Makes room for so many hashes; true where everything has to be added anew.</summary>
    internal bool Resize(int count)
    {
        if (count * BitsPerHash <= _bits.Length * 64)
            return false;
        while (count * BitsPerHash > _bits.Length * 64)
            (_bits, _shift) = (new ulong[_bits.Length * 2], _shift - 1);
        return true;
    }

    internal void Add(uint hash)
    {
        var bit = Spread(hash) >> _shift;
        _bits[bit >> 6] |= 1UL << (int)bit;
    }

    private static uint Spread(uint hash) => hash * 0x9E3779B1;
}
