namespace Listening.Sentiment;

/// <summary>What a manifest must hold before its numbers are believed.</summary>
internal static class SentimentManifestCheck
{
    /// <summary>The first fault, or null.</summary>
    public static string? Fault(SentimentManifest manifest)
    {
        if (manifest.BucketBits is < FeatureSpace.MinBits or > FeatureSpace.MaxBits)
            return $"bucket_bits is {manifest.BucketBits}, not {FeatureSpace.MinBits} to {FeatureSpace.MaxBits}";
        if (!AreNumbers(manifest.Steps, 2 * LinearWeights.Classes))
            return "steps are not six numbers";
        if (!AreNumbers(manifest.Biases, LinearWeights.Classes))
            return "biases are not three numbers";
        if (!AreNumbers(manifest.Calibration?.Offsets, LinearWeights.Classes))
            return "the calibration's offsets are not three numbers";
        if (manifest.Calibration!.Temperature is not (>= 0.01f and <= 100f))
            return $"the temperature is {manifest.Calibration.Temperature}, not 0.01 to 100";
        return manifest.Calibration.UnsureBelow is >= 0f and <= 1f ? null : "unsure_below is not 0 to 1";
    }

    private static bool AreNumbers(IReadOnlyList<float>? numbers, int count) =>
        numbers is not null && numbers.Count == count && numbers.All(number => Math.Abs(number) < 1e4f);
}
