using System.Text.Json;
using System.Text.Json.Nodes;
using Listening.Queries;
using Listening.Storage.Elasticsearch;
using Listening.Tests.Contracts;

namespace Listening.Tests.Storage;

/// <summary>What the translation of readable queries looks like.</summary>
public sealed class ElasticsearchFormsTests
{
    private static readonly Dictionary<string, (QueryNode Tree, bool Exact, string Json)> Forms = new()
    {
        ["text:coffee"] = (Word("coffee"), true, """{"term":{"text_tokens":"coffee"}}"""),
        ["coffee"] = (Word("coffee") with { Scope = default }, true,
            """{"bool":{"should":[{"term":{"title_tokens":"coffee"}},{"term":{"text_tokens":"coffee"}}],"minimum_should_match":1}}"""),
        ["text:café"] = (Marked("café"), true, """{"terms":{"text_marked":["café","#café","@café","$café"]}}"""),
        ["text:#coffee"] = (Marked("#coffee"), true, """{"term":{"text_marked":"#coffee"}}"""),
        ["text:(coffee OR tea)"] = (Or(Word("coffee"), Word("tea")), true, """{"terms":{"text_tokens":["coffee","tea"]}}"""),
        ["text:(coffee -tea)"] = (new AndNode { Children = new([Word("coffee"), new NotNode { Child = Word("tea") }]) }, true,
            """{"bool":{"must":[{"term":{"text_tokens":"coffee"}}],"must_not":[{"term":{"text_tokens":"tea"}}]}}"""),
        ["text:roast*"] = (Word("roast") with { Prefix = true }, true, """{"prefix":{"text_tokens":{"value":"roast","rewrite":"constant_score"}}}"""),
        ["text:r?ast*"] = (new PatternNode { Folded = "r?ast*", Scope = QueryScope.Text }, true, """{"wildcard":{"text_tokens":{"value":"r?ast*","rewrite":"constant_score"}}}"""),
        ["text:cofee~1"] = (new FuzzyNode { Folded = "cofee", Distance = 1, Scope = QueryScope.Text }, true,
            """{"fuzzy":{"text_tokens":{"fuzziness":1,"prefix_length":0,"transpositions":true,"value":"cofee","rewrite":"constant_score"}}}"""),
        ["text:#cofee~1"] = (new FuzzyNode { Folded = "cofee", Marked = "#cofee", Distance = 1, Scope = QueryScope.Text }, true,
            """{"fuzzy":{"text_marked":{"fuzziness":1,"prefix_length":1,"transpositions":true,"value":"#cofee","rewrite":"constant_score"}}}"""),
        ["text:{Coffee}"] = (new CasedNode { Folded = "coffee", Cased = "Coffee", Scope = QueryScope.Text }, false, """{"term":{"text_tokens":"coffee"}}"""),
        ["text:\"north roast\""] = (Phrase(Word("north"), Word("roast")), true, """{"match_phrase":{"text_tokens":{"query":"north roast"}}}"""),
        ["text:\"café north*\""] = (Phrase(Marked("#café"), Word("north") with { Prefix = true }), true,
            """{"intervals":{"text_tokens":{"all_of":{"ordered":true,"max_gaps":0,"intervals":[{"match":{"query":"#café","use_field":"text_marked"}},{"prefix":{"prefix":"north"}}]}}}}"""),
        ["text:(north ONEAR/3 roast)"] = (Near(Word("north"), Word("roast"), ordered: true), true, """{"intervals":{"text_tokens":{"all_of":{"ordered":true,"max_gaps":3,"intervals":[{"match":{"query":"north"}},{"match":{"query":"roast"}}]}}}}"""),
        ["text:(north NEAR/3 roast)"] = (Near(Word("north"), Word("roast")), true,
            """{"intervals":{"text_tokens":{"any_of":{"intervals":[{"all_of":{"ordered":true,"max_gaps":3,"intervals":[{"match":{"query":"north"}},{"match":{"query":"roast"}}]}},{"all_of":{"ordered":true,"max_gaps":3,"intervals":[{"match":{"query":"roast"}},{"match":{"query":"north"}}]}}]}}}}"""),
        ["text:(north NEAR/3 north)"] = (Near(Word("north"), Word("north")), false, """{"bool":{"must":[{"term":{"text_tokens":"north"}},{"term":{"text_tokens":"north"}}]}}"""),
        ["text:(\"a b\" ONEAR/3 north)"] = (Near(Phrase(Word("a"), Word("b")), Word("north"), ordered: true), false,
            """{"bool":{"must":[{"match_phrase":{"text_tokens":{"query":"a b"}}},{"term":{"text_tokens":"north"}},{"intervals":{"text_tokens":{"all_of":{"ordered":true,"max_gaps":3,"intervals":[{"match":{"query":"b"}},{"match":{"query":"north"}}]}}}}]}}"""),
        ["text:(north SENTENCE roast)"] = (new TogetherNode { Left = Word("north"), Right = Word("roast") }, false,
            """{"bool":{"must":[{"term":{"text_tokens":"north"}},{"term":{"text_tokens":"roast"}}]}}"""),
        ["NOT text:(north SENTENCE roast)"] = (new NotNode { Child = new TogetherNode { Left = Word("north"), Right = Word("roast") } }, false, """{"match_all":{}}"""),
        ["ATLEAST/3(text:north)"] = (new AtLeastNode { Count = 3, Child = Word("north") }, false, """{"term":{"text_tokens":"north"}}"""),
        ["FIRST/9(north -roast)"] = (new FirstNode { Tokens = 9, Child = new AndNode { Children = new([Word("north") with { Scope = default }, new NotNode { Child = Word("roast") }]) } }, false,
            """{"term":{"text_tokens":"north"}}"""),
        ["tag:press"] = (Field(QueryField.Tag, new FieldTest.Exact("press")), true, """{"term":{"filters.tag":"press"}}"""),
        ["tag:pre*"] = (Field(QueryField.Tag, new FieldTest.Pattern("pre*")), true,
            """{"bool":{"should":[{"prefix":{"filters.tag":{"value":"pre","rewrite":"constant_score"}}},{"prefix":{"filters.long":{"value":"tag=pre","rewrite":"constant_score"}}}],"minimum_should_match":1}}"""),
        ["site:bbc.co.uk"] = (Field(QueryField.Site, new FieldTest.HostSuffix("bbc.co.uk")), true, """{"prefix":{"filters.site_reversed":{"value":"ku.oc.cbb.","rewrite":"constant_score"}}}"""),
        ["url:\"?a=*\""] = (Field(QueryField.Url, new FieldTest.Contains("?a=*")), true, """{"wildcard":{"filters.url":{"value":"*\\?a=\\**","rewrite":"constant_score"}}}"""),
        ["words:>5"] = (Field(QueryField.Words, new FieldTest.Numbers(5, false, null, false)), true, """{"range":{"filters.words":{"gt":5}}}"""),
        ["published:<-2h"] = (Field(QueryField.Published, new FieldTest.Times(null, false, new(null, TimeSpan.FromHours(2)), false)), true,
            """{"range":{"published":{"lt":"2026-03-10T10:00:00.000Z"}}}"""),
        ["has:link"] = (Field(QueryField.Has, new FieldTest.Exact("link")), true, """{"term":{"filters.has":"link"}}"""),
    };

    public static TheoryData<string> Queries => [.. Forms.Keys];

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_query_becomes(string query)
    {
        var (tree, exact, json) = Forms[query];
        var translated = ElasticsearchTranslator.Translate(tree, SampleMention.Noon, new());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(JsonSerializer.SerializeToUtf8Bytes(translated.Query))), translated.Query.ToString());
        Assert.Equal(exact, translated.Inexact is null);
    }

    private static WordNode Word(string folded) => new() { Folded = folded, Scope = QueryScope.Text };

    private static WordNode Marked(string marked) => new() { Folded = Folding.Fold(marked.TrimStart('#')), Marked = marked, Scope = QueryScope.Text };

    private static PhraseNode Phrase(params IReadOnlyList<TermNode> words) => new() { Words = new(words), Scope = QueryScope.Text };

    private static OrNode Or(params IReadOnlyList<QueryNode> children) => new() { Children = new(children) };

    private static NearNode Near(QueryNode left, QueryNode right, bool ordered = false) => new() { Left = left, Right = right, Distance = 3, Ordered = ordered };

    private static FieldNode Field(QueryField field, FieldTest test) => new() { Field = field, Test = test };
}
