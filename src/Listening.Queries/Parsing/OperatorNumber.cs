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

    /// <summary>The operator with the nearest number that it takes; null where what is written is no number.</summary>
    internal static string? Nearest(ReadOnlySpan<char> name, ReadOnlySpan<char> digits, int least, int most)
    {
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
            return null;
        return $"{name}/{(digits.ContainsAnyExcept('0') ? most : least)}";
    }
}
