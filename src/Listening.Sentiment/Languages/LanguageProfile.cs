namespace Listening.Sentiment;

/// <summary>How a language that shares its script is known: its commonest words, letters that few others use, endings.</summary>
/// <param name="Code">BCP 47.</param>
/// <param name="Script">Its script.</param>
/// <param name="Words">Common words in lower case, parted by blanks.</param>
/// <param name="Letters">Letters and signs that speak for it.</param>
/// <param name="Endings">Word endings of three letters or more, parted by blanks.</param>
internal sealed record LanguageProfile(string Code, Script Script, string Words, string Letters = "", string Endings = "");
