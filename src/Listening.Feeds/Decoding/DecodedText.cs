namespace Listening.Feeds;

/// <summary>A document as characters.</summary>
/// <param name="Text">The characters, without a byte order mark.</param>
/// <param name="Encoding">The encoding used, as an IANA name in lower case.</param>
/// <param name="Misfit">True where the bytes did not fit the encoding the document claims.</param>
internal readonly record struct DecodedText(string Text, string Encoding, bool Misfit);
