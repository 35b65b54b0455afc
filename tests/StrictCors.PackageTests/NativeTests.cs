namespace StrictCors.PackageTests;

/// <summary>Native ahead-of-time compilation.</summary>
[Collection(SharedPackage.Name)]
public sealed class NativeTests(PackedSources packed)
{
    [NativeFact]
    public async Task A_native_program_answers_the_same()
    {
        using var consumer = await Consumer.CreateAsync(packed);
        var output = consumer.CreateFolder("native");
        var printed = await consumer.DotNetAsync("publish", "--configuration", "Release", "--output", output, "-warnaserror", "-p:PublishAot=true");
        printed.Should().NotContain(": warning ");
        Directory.EnumerateFiles(output, "*.dll").Should().BeEmpty();

        string[] program = [Path.Combine(output, OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer")];
        await Answers.AreThoseOfThePolicyAsync(program, output);
        await Answers.AreNoneWhereTheSettingsAreWrongAsync(program, consumer.CreateFolder("wrong"));
    }
}
