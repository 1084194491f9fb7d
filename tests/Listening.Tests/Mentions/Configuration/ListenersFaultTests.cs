namespace Listening.Tests.Mentions.Configuration;

public sealed class ListenersFaultTests
{
    public static TheoryData<FaultCase> Cases => [.. FaultCases.All];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_faulty_document_is_refused_with_place_and_suggestion(FaultCase fault)
    {
        var result = ListenersText.Read(fault.Json);

        Assert.Equal(fault.Expected, ListenersText.Lines(result.Problems));
        Assert.Null(result.Config);
        Assert.Empty(result.Values);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_message_repeats_a_secret(FaultCase fault)
    {
        var result = ListenersText.Read(fault.Json);

        var text = ListenersText.Lines([.. result.Problems, .. result.Advice]);
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
        Assert.DoesNotContain(ListenersText.Secret, text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_has_the_kinds_of_fault_it_promises()
    {
        Assert.True(FaultCases.All.Count() >= 60);
        Assert.True(FaultCases.All.Count(c => c.Structural) >= 25);
        Assert.Distinct(FaultCases.All.Select(c => c.Name));
    }

    [Fact]
    public void After_a_thousand_problems_the_rest_is_counted()
    {
        var keys = string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"k{i}\":1"));

        var problems = ListenersText.Read(ListenersText.Unit(keys)).Problems;

        Assert.Equal(1_001, problems.Count);
        Assert.Equal("listeners.json: 49000 more like these. Mend the first ones and check again.", problems[^1].ToString());
    }
}
