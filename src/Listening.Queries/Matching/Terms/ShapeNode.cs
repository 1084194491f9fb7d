namespace Listening.Queries;

/// <summary>A node of <see cref="ShapeTrie"/>. Zero is no node: the root has no parent.</summary>
internal readonly record struct ShapeNode()
{
    /// <summary>Behind any one character.</summary>
    internal int Any { get; init; }

    /// <summary>The node of a <c>*</c> that follows here.</summary>
    internal int Run { get; init; }

    /// <summary>A <c>*</c>: stays possible whatever comes.</summary>
    internal bool Stays { get; init; }

    /// <summary>Terms found wherever the word goes on from here; a chain, -1 none.</summary>
    internal int Beginnings { get; init; } = -1;

    /// <summary>Terms found where the word ends here.</summary>
    internal int Ends { get; init; } = -1;
}
