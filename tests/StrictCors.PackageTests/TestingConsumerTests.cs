namespace StrictCors.PackageTests;

/// <summary>A program that gets StrictCors.Testing from a feed. However it is built, a page gets the same in it.</summary>
[Collection(SharedPackage.Name)]
public sealed class TestingConsumerTests(PackedSources packed)
{
    private const string OfEachEngine =
        """
          first: 200 Cors Sent 2 []
          again: 200 Cors FromCache 1 []
          method: AllowMethods, The preflight's answer does not allow the method DELETE: Access-Control-Allow-Methods is 'PUT'.
          header: AllowHeaders, The preflight's answer does not allow the request header x-unlisted: Access-Control-Allow-Headers is missing.
          redirect: Redirect, The response redirects to 'https://user@other.example/', which has a user name, and browsers do not follow it.
          port: BadPort, Browsers block port 22, which belongs to another protocol (ERR_UNSAFE_PORT).
          cookies: session=Ada, None; session=Ada, None
          handshake: Origin: https://app.example.com | Cookie: session=Ada
        """;

    private static readonly string[] Engines = ["Chromium", "Firefox", "WebKit", "Standard"];

    [Fact]
    public Task A_built_program_prints_what_pages_get() => ShouldPrintAsync("build");

    [Fact]
    public Task A_trimmed_program_prints_the_same() =>
        ShouldPrintAsync("publish", "--self-contained", "-p:PublishTrimmed=true", "-p:TrimMode=full");

    [NativeFact]
    public Task A_native_program_prints_the_same() => ShouldPrintAsync("publish", "-p:PublishAot=true");

    private async Task ShouldPrintAsync(string command, params string[] options)
    {
        using var consumer = await Consumer.CreateForTestingAsync(packed);
        using var build = await consumer.BuildAsync("program", command, options);

        var result = await build.RunToEndAsync();

        build.Printed.Should().NotContain(": warning ");
        result.Output.Should().Be(string.Concat(Engines.Select(engine => $"{engine}\n{OfEachEngine}\n")).ReplaceLineEndings());
    }
}
