using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StrictCors.Tests.MovingOver.Applications;

/// <summary>A policy for any origin on the controllers of the interface for shops, and <c>UseCors</c> twice without a name.</summary>
internal sealed class BtcPayApplication : MovedApplication
{
    public override string Name => "BTCPay Server";

    public override string[] Forms => ["a policy with a name", "`[EnableCors]`", "every origin, without credentials"];

    public override string[] Paths => ["/api/v1/invoices", "/account"];

    public override void AddBefore(WebApplicationBuilder builder) => builder.Services.AddCors(options =>
        options.AddPolicy("All", policy => policy.AllowAnyHeader().AllowAnyMethod().AllowAnyOrigin()));

    public override void UseBefore(WebApplication app)
    {
        app.UseCors();
        app.UseCors();
    }

    public override void AddAfter(WebApplicationBuilder builder) => builder.Services.AddStrictCors().AddPolicy("All", policy =>
        policy.AllowAnyHeader().AllowAnyMethod().AllowAnyOrigin());

    public override void UseAfter(WebApplication app) => app.UseStrictCors();

    public override void Map(WebApplication app)
    {
        app.Map("/api/v1/invoices", [EnableCors("All")] (HttpContext context) => Answer(context));
        app.Map("/account", Answer);
    }
}
