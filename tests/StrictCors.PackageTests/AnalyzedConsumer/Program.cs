var builder = WebApplication.CreateBuilder(args);
builder.Services.AddStrictCors().AddPolicy("partners", policy => policy.WithOrigins("https://partner.example/").WithMethods("get", "PUT"));
var app = builder.Build();
app.UseHttpsRedirection();
app.UseStrictCors("wbe");
app.MapGet("/", (HttpContext context) =>
{
    context.Response.Headers["Access-Control-Allow-Origin"] = "*";
    return "Hello";
});
app.Run();
