using System.CommandLine;

namespace Listening.CommandLine;

/// <summary>A verb: its help ends with an example, its action gives an exit code.</summary>
internal sealed class Verb : Command
{
    private Verb(string name, string description, string example)
        : base(name, description) => Example = example;

    public string Example { get; }

    public static Verb Create(string name, string description, string example, Func<ParseResult, CancellationToken, Task<int>> action, params ReadOnlySpan<Symbol> symbols)
    {
        var verb = new Verb(name, description, example);
        foreach (var symbol in symbols)
        {
            if (symbol is Option option)
                verb.Options.Add(option);
            else
                verb.Arguments.Add((Argument)symbol);
        }

        verb.SetAction(action);
        return verb;
    }

    /// <summary>A verb that only groups others, such as <c>dead-letters list</c>.</summary>
    public static Verb Group(string name, string description, string example, params ReadOnlySpan<Verb> verbs)
    {
        var group = new Verb(name, description, example);
        foreach (var verb in verbs)
            group.Subcommands.Add(verb);
        return group;
    }
}
