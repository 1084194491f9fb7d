namespace Listening.Demo;

/// <summary>A post as a feed lists it at one instant.</summary>
/// <param name="Post">What was written.</param>
/// <param name="Guid">Null where the source gives no ids.</param>
/// <param name="Link">Address of its page.</param>
/// <param name="Body">The text as it reads now; HTML paragraphs where the source is HTML.</param>
/// <param name="Published">When it appeared.</param>
/// <param name="Updated">Later than <paramref name="Published"/> once edited.</param>
internal sealed record DemoEntry(DemoPost Post, string? Guid, string Link, string Body, DateTimeOffset Published, DateTimeOffset Updated);

/// <summary>A source at one instant.</summary>
/// <param name="Source">The source.</param>
/// <param name="Home">Its home page.</param>
/// <param name="Self">Its feed's address.</param>
/// <param name="Entries">Newest first.</param>
/// <param name="Changed">When the document last changed.</param>
internal sealed record DemoListing(DemoSource Source, string Home, string Self, IReadOnlyList<DemoEntry> Entries, DateTimeOffset Changed);
