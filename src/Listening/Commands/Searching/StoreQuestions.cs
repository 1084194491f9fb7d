using Listening.CommandLine;
using Listening.Mentions;

namespace Listening.Commands.Searching;

/// <summary>What a store refuses to answer is the question's fault, not the program's.</summary>
internal static class StoreQuestions
{
    public static async Task<int> AskAsync(Func<Task<int>> ask)
    {
        try
        {
            return await ask();
        }
        catch (QueryNotServedException exception)
        {
            throw CommandException.WrongUse(exception.Message);
        }
    }
}
