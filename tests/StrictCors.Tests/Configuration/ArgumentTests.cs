using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.Configuration;

/// <summary>What is refused at the call itself, and not first at startup.</summary>
public class ArgumentTests
{
    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void A_policy_needs_a_name(string? name)
    {
        var options = new StrictCorsOptions();
        var builder = new ServiceCollection().AddStrictCors();

        FluentActions.Invoking(() => options.AddPolicy(name!, _ => { })).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => builder.AddPolicy(name!, _ => { })).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => builder.AddOriginSource<IStrictCorsOriginSource>(name!)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Nothing_takes_a_null()
    {
        IServiceCollection services = new ServiceCollection();
        var builder = services.AddStrictCors();
        var options = new StrictCorsOptions();
        var withDefault = new StrictCorsOptions { DefaultPolicy = "web" };

        var calls = new Action[]
        {
            () => services.AddStrictCors((Action<StrictCorsOptions>)null!),
            () => services.AddStrictCors((IConfiguration)null!),
            () => ((IServiceCollection)null!).AddStrictCors(),
            () => builder.AddPolicy("x", null!),
            () => builder.AddDefaultPolicy(null!),
            () => options.AddPolicy("x", null!),
            () => options.AddDefaultPolicy(null!),
            () => withDefault.AddDefaultPolicy(null!),
        };

        calls.Should().AllSatisfy(call => call.Should().Throw<ArgumentNullException>());
    }
}
