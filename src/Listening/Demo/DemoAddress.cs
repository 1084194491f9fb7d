namespace Listening.Demo;

/// <summary>Paths and ids of the sample world.</summary>
internal static class DemoAddress
{
    /// <summary>Where a source's feed is.</summary>
    public static string Feed(DemoSource source) => $"/{source.Id}/feed";

    /// <summary>The address that the configuration names.</summary>
    public static string Configured(DemoSource source) => source.Moved ? $"/before-the-move/{source.Id}" : Feed(source);

    /// <summary>An entry's page.</summary>
    public static string Page(DemoPost post) => $"/{post.Identity.Source}/posts/{post.Identity.Key}";

    /// <summary>An entry's id does not contain the server's port, so that a restarted demo hears nothing twice.</summary>
    public static string Guid(DemoContent content, DemoPost post) =>
        $"https://{content.Source(post.Identity.Source)!.Host}/posts/{post.Identity.Key}";
}
