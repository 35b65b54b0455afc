namespace StrictCors.Tests.Infrastructure;

/// <summary>A failing test is found by the name of its class.</summary>
public sealed class ClassNameTests
{
    [Fact]
    public void Names_of_classes_are_unique() =>
        typeof(ClassNameTests).Assembly.GetTypes()
            .Where(type => !type.IsNested && type.Namespace?.StartsWith("StrictCors.", StringComparison.Ordinal) == true)
            .Select(type => type.Name)
            .Should().OnlyHaveUniqueItems();
}
