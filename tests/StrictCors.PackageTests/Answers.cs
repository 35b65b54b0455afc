using System.Net;

namespace StrictCors.PackageTests;

/// <summary>What a program with the settings of <see cref="Consumer"/> answers, however it was built.</summary>
internal static class Answers
{
    /// <summary>The policy of appsettings.json is in force, to the last header.</summary>
    public static async Task AreThoseOfThePolicyAsync(string[] program, string folder)
    {
        using var running = await RunningProgram.StartAsync(program, folder);

        using var preflight = await running.SendAsync(
            HttpMethod.Options,
            ("Origin", "https://preview.example.org"),
            ("Access-Control-Request-Method", "PUT"),
            ("Access-Control-Request-Headers", "x-request-id"));
        preflight.StatusCode.Should().Be(HttpStatusCode.NoContent);
        Cors(preflight).Should().Equal(
            ("Access-Control-Allow-Credentials", "true"),
            ("Access-Control-Allow-Headers", "X-Request-Id"),
            ("Access-Control-Allow-Methods", "PUT"),
            ("Access-Control-Allow-Origin", "https://preview.example.org"),
            ("Access-Control-Max-Age", "600"));

        using var stranger = await running.SendAsync(
            HttpMethod.Options, ("Origin", "https://example.org.evil.example"), ("Access-Control-Request-Method", "PUT"));
        Cors(stranger).Should().BeEmpty();

        using var actual = await running.SendAsync(HttpMethod.Get, ("Origin", "https://app.example.com"));
        (await actual.Content.ReadAsStringAsync()).Should().Be("hello");
        Cors(actual).Should().Equal(
            ("Access-Control-Allow-Credentials", "true"),
            ("Access-Control-Allow-Origin", "https://app.example.com"));
    }

    /// <summary>Wrong settings stop the program before it listens, and it says all that is wrong.</summary>
    public static async Task AreNoneWhereTheSettingsAreWrongAsync(string[] program, string folder)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "appsettings.json"), Consumer.WrongSettings);
        var result = await RunningProgram.RunToEndAsync(program, folder);

        result.ExitCode.Should().NotBe(0);
        (result.Output + result.Error).Should()
            .Contain("StrictCors found 2 problems:")
            .And.Contain("SC1111  StrictCors:Policies:web:AllowedOrigins:0").And.Contain("write: https://app.example.com")
            .And.Contain("SC1502  StrictCors:Policies:web:PreflightMaxAge").And.Contain("write: 00:10:00")
            .And.NotContain("Now listening");
    }

    private static IEnumerable<(string Name, string Value)> Cors(HttpResponseMessage response) => response.Headers
        .Where(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase))
        .Select(header => (header.Key, string.Join('|', header.Value)))
        .OrderBy(header => header.Key, StringComparer.Ordinal);
}
