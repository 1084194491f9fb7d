namespace Listening.Tests;

/// <summary>The large shared test material, named by <c>LISTENING_TEST_DATA</c>; tests that need it skip loudly where it is not set.</summary>
internal static class SharedData
{
    /// <summary>The path below the shared folder; skips the running test with a printed reason where there is none.</summary>
    public static string Path(params ReadOnlySpan<string> parts)
    {
        var root = Environment.GetEnvironmentVariable("LISTENING_TEST_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(root), "LISTENING_TEST_DATA is not set: set it to the folder of shared test data to run this test.");
        return System.IO.Path.Combine([root!, .. parts]);
    }
}
