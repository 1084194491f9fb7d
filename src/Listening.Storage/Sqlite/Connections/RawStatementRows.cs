namespace Listening.Storage.Sqlite;

/// <summary>Whole runs of a statement, for where convenience counts more than allocations.</summary>
internal static class RawStatementRows
{
    /// <summary>Binds the values by position and runs to the end; how many rows changed.</summary>
    public static int Execute(this RawStatement statement, params ReadOnlySpan<object?> values) => statement.BindAll(values).Run();

    /// <summary>Every row.</summary>
    public static List<T> Query<T>(this RawStatement statement, Func<RawStatement, T> read, params ReadOnlySpan<object?> values) =>
        statement.QueryWhile(read, _ => true, values);

    /// <summary>Stops after the first row for which <paramref name="goOn"/> is false; that row is included.</summary>
    public static List<T> QueryWhile<T>(this RawStatement statement, Func<RawStatement, T> read, Func<T, bool> goOn, params ReadOnlySpan<object?> values)
    {
        statement.BindAll(values);
        var rows = new List<T>();
        try
        {
            while (statement.Step())
            {
                rows.Add(read(statement));
                if (!goOn(rows[^1]))
                    break;
            }

            return rows;
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>The first row, or the default.</summary>
    public static T? Single<T>(this RawStatement statement, Func<RawStatement, T> read, params ReadOnlySpan<object?> values)
    {
        statement.BindAll(values);
        try
        {
            return statement.Step() ? read(statement) : default;
        }
        finally
        {
            statement.Reset();
        }
    }

    private static RawStatement BindAll(this RawStatement statement, ReadOnlySpan<object?> values)
    {
        for (var index = 0; index < values.Length; index++)
            statement.Bind(index + 1, values[index]);
        return statement;
    }
}
