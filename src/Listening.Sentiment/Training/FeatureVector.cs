namespace Listening.Sentiment;

/// <summary>One text's features: ascending buckets with their values.</summary>
internal sealed record FeatureVector(int[] Buckets, float[] Values)
{
    public static FeatureVector Of(ReadOnlySpan<char> text, FeatureSpace space)
    {
        var sink = new BucketSink(space);
        FeatureExtractor.Extract(text, ref sink);
        return sink.ToVector();
    }

    /// <summary>The same with each value times the factor of its bucket; buckets without one are left out.</summary>
    public FeatureVector Scaled(float[] factors)
    {
        var kept = 0;
        var buckets = new int[Buckets.Length];
        var values = new float[Buckets.Length];
        for (var i = 0; i < Buckets.Length; i++)
        {
            if (factors[Buckets[i]] is not (> 0f and var factor))
                continue;
            buckets[kept] = Buckets[i];
            values[kept++] = Values[i] * factor;
        }
        return new FeatureVector(buckets[..kept], values[..kept]);
    }

    private struct BucketSink(FeatureSpace space) : IFeatureSink
    {
        private readonly List<int> _buckets = new(512);
        private int _words;

        public void Word(uint hash)
        {
            _buckets.Add(space.WordBucket(hash));
            _words++;
        }

        public readonly void Characters(uint hash) => _buckets.Add(space.CharacterBucket(hash));

        public readonly FeatureVector ToVector()
        {
            var (wordScale, characterScale) = (FeatureSpace.Scale(_words), FeatureSpace.Scale(_buckets.Count - _words));
            _buckets.Sort();
            List<int> buckets = new(_buckets.Count);
            List<float> values = new(_buckets.Count);
            foreach (var bucket in _buckets)
            {
                var value = bucket < space.Half ? wordScale : characterScale;
                if (buckets.Count > 0 && buckets[^1] == bucket)
                {
                    values[^1] += value;
                    continue;
                }
                buckets.Add(bucket);
                values.Add(value);
            }
            return new FeatureVector([.. buckets], [.. values]);
        }
    }
}
