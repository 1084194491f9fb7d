using System.Text.Json.Serialization;
using Listening.CommandLine;
using Listening.Mentions;

namespace Listening.Commands.Checking;

/// <summary>For programs: one object on standard output; a faulty file's lines also go to standard error.</summary>
internal sealed class CheckJsonReport(CommandIo io) : ICheckReport
{
    public void Write(CheckOutcome outcome)
    {
        io.WriteJson(Document.Of(outcome), CheckJson.Default.Document);
        foreach (var problem in outcome.Result.Problems)
            io.WriteError(problem.ToString());
    }

    internal sealed record Document(
        string File,
        bool Ok,
        IReadOnlyList<Finding> Problems,
        IReadOnlyList<Finding> Advice,
        IReadOnlyList<Unit> Units,
        IReadOnlyList<ExampleFailure> FailedExamples,
        IReadOnlyList<SourcePoll> Polls)
    {
        public static Document Of(CheckOutcome outcome) => new(
            outcome.File,
            outcome.ExitCode == ExitCodes.Done,
            [.. outcome.Result.Problems.Select(Finding.Of)],
            [.. outcome.Result.Advice.Select(Finding.Of)],
            [.. (outcome.Result.Config?.Units.Values ?? []).Select(Unit.Of)],
            outcome.Examples,
            outcome.Polls);
    }

    internal sealed record Finding(string Path, int? Line, int? Column, string Message, string? Suggestion, string? Excerpt)
    {
        public static Finding Of(ConfigProblem problem) => new(problem.Path, problem.Line, problem.Column, problem.Message, problem.Suggestion, problem.Excerpt);
    }

    internal sealed record Unit([property: JsonPropertyName("unit")] string Id, string Name, int Queries, int Sources)
    {
        public static Unit Of(UnitConfig unit) => new(unit.Unit, unit.Name, unit.Queries.Count, unit.Sources.Count);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CheckJsonReport.Document))]
internal sealed partial class CheckJson : JsonSerializerContext;
