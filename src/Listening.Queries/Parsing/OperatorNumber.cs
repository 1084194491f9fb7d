using System.Globalization;

namespace Listening.Queries;

/// <summary>Reads the number of <c>NEAR/4</c>, <c>FIRST/50</c>, <c>ATLEAST/2</c>.</summary>
internal static class OperatorNumber
{
    /// <summary>The number, or null with a fault.</summary>
    internal static int? Read(ReadOnlySpan<char> name, ReadOnlySpan<char> digits, int least, int most, out string? fault)
    {
        fault = null;
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        fault = digits.IsEmpty ? $"{name} needs a number from {least} to {most:N0} after the slash." : $"{name} takes a number from {least} to {most:N0}.";
        return null;
    }
}
