using Listening.Mentions;

namespace Listening.Tests.Mentions.Stories;

public sealed class StoryBandsTests
{
    [Theory]
    [InlineData(false, 0UL, 0UL)]
    [InlineData(false, ulong.MaxValue, 0UL)]
    [InlineData(false, 0x0123456789abcdefUL, 1UL)]
    [InlineData(false, 0x8000000000000001UL, ulong.MaxValue)]
    [InlineData(true, 0UL, 0UL)]
    [InlineData(true, 0xfedcba9876543210UL, 0UL)]
    public void Bands_spell_the_fingerprint(bool isExact, ulong hash, ulong figures)
    {
        var fingerprint = new StoryFingerprint(isExact, isExact ? hash : new UInt128(~hash, hash), figures);
        Assert.Equal(fingerprint, StoryBands.Read(StoryBands.Write(fingerprint)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x-")]
    [InlineData("x-zz")]
    [InlineData("x-11112222333344445")]
    [InlineData("0-000")]
    [InlineData("0-000 1-000 2-000 3-000 4-000")]
    [InlineData("0-000 1-000 2-000 3-000 4-000 4-000 6-000 7-000 8-000 9-000 a-000 b-000")]
    [InlineData("1-000 0-000 2-000 3-000 4-000 5-000 6-000 7-000 8-000 9-000 a-000 b-000")]
    [InlineData("0-800 1-000 2-000 3-000 4-000 5-000 6-000 7-000 8-000 9-000 a-000 b-000")]
    [InlineData("0-000 1-000 2-000 3-000 4-000 5-000 6-000 7-000 8-000 9-000 a-000 b-400")]
    [InlineData("0-0000 1-000 2-000 3-000 4-000 5-000 6-000 7-000 8-000 9-000 a-000 b-000")]
    [InlineData("0-000 1-000 2-000 3-000 4-000 5-000 6-000 7-000 8-000 9-000 a-000 b-000 n-")]
    [InlineData("0-000 1-000 2-000 3-000 4-000 5-000 6-000 7-000 8-000 9-000 a-000 b-000 x-0000000000000000")]
    [InlineData("0-000 1-000 2-000 3-000 4-000 5-000 6-000 7-000 8-000 9-000 a-000 b-000 n-0000000000000001 n-0000000000000001")]
    public void What_is_no_fingerprint_is_none(string bands) => Assert.Null(StoryBands.Read(bands.Split(' ')));

    [Fact]
    public void Nothing_is_written_of_nothing()
    {
        Assert.Empty(StoryBands.Write(null));
        Assert.Null(StoryBands.Read([]));
    }

    [Fact]
    public void Four_bits_that_differ_in_one_half_leave_two_bands_equal()
    {
        for (var a = 0; a < 64; a++)
        {
            for (var b = a; b < 64; b++)
            {
                for (var c = b; c < 64; c++)
                {
                    for (var d = c; d < 64; d++)
                        Assert.True(StoryBands.Share(UInt128.MaxValue << 64, 1UL << a | 1UL << b | 1UL << c | 1UL << d));
                }
            }
        }
    }

    [Theory]
    [InlineData(9, 1)]
    [InlineData(12, 0.96)]
    [InlineData(14, 0.86)]
    [InlineData(16, 0.71)]
    public void Whatever_differs_in_up_to_nine_bits_is_compared_and_most_of_what_differs_in_more(int bits, double share)
    {
        var random = new Random(3);
        var compared = Enumerable.Range(0, 20_000).Count(_ => StoryBands.Share(0, Flipped(random, bits))) / 20_000.0;
        Assert.InRange(compared, share == 1 ? 1 : share - 0.02, Math.Min(1, share + 0.02));
    }

    [Fact]
    public void Keys_are_in_common_exactly_where_bands_are_shared()
    {
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var left = new UInt128((ulong)random.NextInt64(), (ulong)random.NextInt64());
            var right = left ^ Flipped(random, random.Next(30));
            Assert.Equal(StoryBands.Share(left, right), Keys(left).Intersect(Keys(right)).Any());
            if (StoryBands.Share(left, right))
                Assert.NotEmpty(Numbers(left).Intersect(Numbers(right)));
        }
    }

    [Fact]
    public void A_short_text_is_filed_under_its_hash_alone()
    {
        var fingerprint = new StoryFingerprint(true, 5, 0);
        Assert.Equal("x-0000000000000005", Assert.Single(StoryBands.Keys(fingerprint)));
        Assert.True(Assert.Single(StoryBands.Numbers(fingerprint)) < 0);
    }

    private static UInt128 Flipped(Random random, int bits)
    {
        var flipped = UInt128.Zero;
        while (UInt128.PopCount(flipped) < (UInt128)bits)
            flipped |= UInt128.One << random.Next(128);
        return flipped;
    }

    private static IReadOnlyList<string> Keys(UInt128 hash) => StoryBands.Keys(new(false, hash, 0));

    private static IReadOnlyList<long> Numbers(UInt128 hash) => StoryBands.Numbers(new(false, hash, 0));
}
