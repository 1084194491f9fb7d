namespace Listening.Queries;

/// <summary>Counts sentences and paragraphs while a text is cut. A sentence ends at a terminator before white space (a period only where no
/// small letter follows, so that <c>e.g. this</c> goes on), at a full-width terminator, and with its paragraph.</summary>
internal struct SentenceTracker
{
    private Stop _stop;
    private bool _ended;
    private bool _soft;
    private bool _newParagraph;
    private bool _started;
    private int _lineBreaks;

    private enum Stop : byte
    {
        None,
        Soft,
        Hard,
    }

    internal int Sentence { get; private set; }

    internal int Paragraph { get; private set; }

    /// <summary>A token begins here.</summary>
    internal void Begin(ReadOnlySpan<char> text, int start)
    {
        if (_started && _newParagraph)
            (Sentence, Paragraph) = (Sentence + 1, Paragraph + 1);
        else if (_started && _ended && !(_soft && char.IsLower(text[start])))
            Sentence++;
        _started = true;
        (_stop, _ended, _newParagraph, _lineBreaks) = (Stop.None, false, false, 0);
    }

    /// <summary>A blank between two tokens.</summary>
    internal void Blank()
    {
        if (_stop != Stop.None)
            End();
    }

    /// <summary>A character that is no part of a token.</summary>
    internal void Pass(char c)
    {
        switch (c)
        {
            case '\n' or '\u2028' or '\u0085':
                _newParagraph |= ++_lineBreaks > 1;
                End();
                break;
            case '\u2029':
                _newParagraph = true;
                break;
            case '.' or '…':
                _stop = _stop == Stop.None ? Stop.Soft : _stop;
                break;
            case '!' or '?' or '؟' or '۔' or '।' or '॥' or '‼' or '⁉':
                _stop = Stop.Hard;
                break;
            case '。' or '！' or '？' or '｡' or '．':
                (_stop, _ended, _soft) = (Stop.Hard, true, false);
                break;
            default:
                Other(c);
                break;
        }
    }

    private void Other(char c)
    {
        if (char.IsWhiteSpace(c))
            End();
        else
            _lineBreaks = 0;
    }

    private void End()
    {
        if (_stop == Stop.None)
            return;
        _soft = _stop == Stop.Soft;
        (_ended, _stop) = (true, Stop.None);
    }
}
