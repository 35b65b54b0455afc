using Microsoft.Data.Sqlite;
using StrictCors;

namespace MultiTenant;

/// <summary>Tenants and the domains of their pages, in SQLite. An origin has one spelling, so rows are compared exactly.</summary>
public sealed class TenantDatabase(string file)
{
    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 2 }.ToString();

    public async Task CreateAsync()
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            PRAGMA journal_mode = WAL; -- several instances may read while one writes
            CREATE TABLE IF NOT EXISTS domains (tenant TEXT NOT NULL COLLATE NOCASE, origin TEXT NOT NULL, PRIMARY KEY (tenant, origin))
                WITHOUT ROWID;
            """;
        await command.ExecuteNonQueryAsync();
    }

    public async Task<bool> HasAsync(string tenant, Origin origin, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = CommandFor(connection, tenant, origin);
        command.CommandText = "SELECT 1 FROM domains WHERE tenant = $tenant AND origin = $origin";
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    public async Task AddAsync(string tenant, Origin origin)
    {
        await using var connection = await OpenAsync();
        await using var command = CommandFor(connection, tenant, origin);
        command.CommandText = "INSERT OR IGNORE INTO domains VALUES ($tenant, $origin)";
        await command.ExecuteNonQueryAsync();
    }

    /// <returns>Whether it was there.</returns>
    public async Task<bool> RemoveAsync(string tenant, Origin origin)
    {
        await using var connection = await OpenAsync();
        await using var command = CommandFor(connection, tenant, origin);
        command.CommandText = "DELETE FROM domains WHERE tenant = $tenant AND origin = $origin";
        return await command.ExecuteNonQueryAsync() > 0;
    }

    private static SqliteCommand CommandFor(SqliteConnection connection, string tenant, Origin origin)
    {
        var command = connection.CreateCommand();
        command.Parameters.AddWithValue("$tenant", tenant);
        command.Parameters.AddWithValue("$origin", origin.ToString());
        return command;
    }

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken = default)
    {
        var connection = new SqliteConnection(_connection);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}
