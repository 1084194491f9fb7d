namespace Listening.Queries;

/// <summary>What stands around a token of a query.</summary>
/// <param name="Cased">In braces.</param>
/// <param name="Distance">The number after its <c>~</c>, or zero.</param>
/// <param name="Skip">The next token is that number.</param>
internal readonly record struct TermMarks(bool Cased, int Distance, bool Skip);
