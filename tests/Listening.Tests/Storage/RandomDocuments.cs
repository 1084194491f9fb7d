using FsCheck;
using FsCheck.Fluent;
using Listening.Mentions;
using Listening.Tests.Contracts;

namespace Listening.Tests.Storage;

/// <summary>Small mentions over few words, so that random queries often match and often do not.</summary>
internal static class RandomDocuments
{
    public static readonly string[] Words =
        ["coffee", "roast", "Roastery", "café", "cafe", "#café", "#coffee", "@ana", "$COF", "don't", "3.5", "1,000", "e-mail", "👍", "👍🏽", "straße", "NORTH", "咖啡", "(", "\"", "ﬁne", "½", "u.s", "=", "%", "naïve."];

    public static readonly string[] Values = ["en", "de", "press", "Press Room", "a*b", "Ünder", "x=y", "100%", "", new('l', 300), new string('l', 300) + "m"];

    public static readonly string[] Hosts = ["example.org", "news.example.org", "org", "example.com", "notexample.org"];

    private static readonly Gen<string> Text =
        from words in Gen.Elements(Words).ListOf(6)
        from length in Gen.Choose(0, 6)
        from separators in Gen.Elements(" ", " ", " ", ", ", ". ", "\n\n").ListOf(6)
        select string.Concat(words.Take(length).Zip(separators, (word, separator) => word + separator));

    private static readonly Gen<string[]> Some = from values in Gen.Elements(Values).ListOf(2) from count in Gen.Choose(0, 2) select values.Take(count).ToArray();

    private static Gen<T?> Maybe<T>(Gen<T> generator) => Gen.OneOf(Gen.Constant<T?>(default), generator.Select(value => (T?)value));

    private static Gen<Mention> Written =>
        from title in Maybe(Text)
        from text in Maybe(Text)
        from name in Maybe(Gen.Elements("Ana Café", "ana", "Roast Coffee"))
        from handle in Maybe(Gen.Elements("ana", "@ana", "café_north"))
        from minutes in Gen.Choose(-3, 3)
        from published in Gen.Elements(true, false)
        select SampleMention.Of("x", minutes: minutes) with
        {
            Title = title,
            Text = text,
            Author = name is null && handle is null ? null : new() { Name = name, Handle = handle },
            Published = published ? SampleMention.Noon.AddMinutes(minutes) : null,
        };

    private static Gen<Mention> Placed =>
        from mention in Written
        from site in Maybe(Gen.Elements(Hosts))
        from language in Gen.Elements("en", "de", "und", "EN")
        from title in Maybe(Gen.Elements(Values))
        from label in Maybe(Gen.Elements("negative", "neutral", "positive"))
        from score in Gen.Choose(-2, 2)
        from rating in Maybe(Gen.Choose(1, 5))
        select mention with
        {
            Site = site,
            Url = site is null ? null : $"https://{site}/Café?x=1",
            Language = language,
            Source = new() { Id = "press", Kind = "feed", Title = title },
            Sentiment = label is null ? null : new() { Label = label, Score = score / 2f },
            Rating = rating == 0 ? null : rating,
        };

    public static Gen<Mention> Mention =>
        from mention in Placed
        from tags in Some
        from categories in Some
        from queries in Some
        from links in Gen.Elements(Hosts).ListOf(2)
        from linked in Gen.Choose(0, 2)
        from status in Maybe(Gen.Elements("open", "closed"))
        from unit in Gen.Elements("roastery", "repairs")
        select mention with
        {
            Tags = tags,
            Categories = categories,
            Queries = queries,
            Links = [.. links.Take(linked).Select(host => $"http://{host}/")],
            Workflow = status is null ? null : new() { Status = status, Assignee = "Ana B" },
            Unit = unit,
        };
}
