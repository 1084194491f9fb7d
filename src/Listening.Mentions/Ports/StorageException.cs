namespace Listening.Mentions;

/// <summary>What is wrong with the place where data is kept.</summary>
public enum StorageFault
{
    /// <summary>Written by a newer version of this program, or by another program.</summary>
    Version,

    /// <summary>The file is damaged.</summary>
    Corrupted,

    /// <summary>No right to write, or the path cannot be opened.</summary>
    NotWritable,

    /// <summary>The disk or its quota is full; nothing of the transaction was kept, it can be repeated.</summary>
    Full,

    /// <summary>Another process held the file too long; it can be repeated.</summary>
    Busy,

    /// <summary>Any other failure of the disk.</summary>
    Failed,

    /// <summary>The service does not answer, or not in time; it can be repeated.</summary>
    Unreachable,

    /// <summary>The service answers, and refuses: credentials, rights, or its own state.</summary>
    Refused,
}

/// <summary>The place where data is kept cannot be used. The message says what, where and what to do.</summary>
public sealed class StorageException(StorageFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The class of fault.</summary>
    public StorageFault Fault { get; } = fault;

    /// <summary>True where the same call may succeed later without anyone's mistake.</summary>
    public bool IsTransient => Fault is StorageFault.Full or StorageFault.Busy or StorageFault.Unreachable;
}
